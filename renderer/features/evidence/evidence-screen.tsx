import { Alert, Button, List, Stack, Tabs, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { goTo } from '../../app/frame-commands.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LogText } from '../../components/log-text.tsx';
import { count, counted, size } from '../../components/numbers.ts';
import { RejectedList } from '../../components/rejected-list.tsx';
import { SourceReceiptCard } from '../../components/source-receipt-card.tsx';
import { useAnswered } from '../../state/answered.ts';
import { CustodyLog } from './custody-log.tsx';
import { DifferingList } from './differing-list.tsx';
import styles from './evidence-screen.module.css';
import { Verification } from './verification.tsx';
import { WriteOutDialog } from './write-out-dialog.tsx';

/** What the case rests on: sources with their receipts, what was rejected, the custody log, and the proof. */
export function EvidenceScreen() {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  const [writing, setWriting] = useState<SourceReceipt | null>(null);
  if (caseInfo === null) return null;
  const { sources, integrity } = caseInfo;
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const differing = sources.reduce((sum, source) => sum + source.differing, 0);
  return (
    <main className={styles.screen} aria-label="Evidence">
      <Title order={1} size="h3">
        Evidence
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <LogText text={caseInfo.path} />, {size(caseInfo.bytes)}, case <code>{caseInfo.id}</code>
      </Text>
      {integrity.state === 'damaged' ? (
        <Alert color="red" title="This case file is damaged" role="alert" mb="sm">
          <List size="sm">
            {integrity.findings.map((finding) => (
              <List.Item key={finding}>
                <LogText text={finding} />
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      <Tabs defaultValue="sources" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="sources">Sources {count(sources.length)}</Tabs.Tab>
          <Tabs.Tab value="rejected">Rejected {count(rejected)}</Tabs.Tab>
          {differing === 0 ? null : (
            <Tabs.Tab value="differing">Differing {count(differing)}</Tabs.Tab>
          )}
          <Tabs.Tab value="custody">Custody log {count(caseInfo.custody.entries)}</Tabs.Tab>
          <Tabs.Tab value="verify">Verify</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sources" pt="md">
          {sources.length === 0 ? (
            <EmptyState
              title="No evidence yet"
              actions={<Button onClick={() => goTo({ screen: 'import' })}>Import archives</Button>}
            >
              Every archive that is imported is kept here, byte for byte, with its receipt.
            </EmptyState>
          ) : (
            <Stack gap="md">
              <Text size="sm">{counted(sources.length, 'source')}, each kept as it was given.</Text>
              {sources.map((source) => (
                <SourceReceiptCard
                  key={source.id}
                  receipt={source}
                  actions={
                    <Button size="compact-xs" variant="default" onClick={() => setWriting(source)}>
                      Write the original out…
                    </Button>
                  }
                />
              ))}
            </Stack>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="rejected" pt="md">
          <RejectedList />
        </Tabs.Panel>
        <Tabs.Panel value="differing" pt="md">
          <DifferingList />
        </Tabs.Panel>
        <Tabs.Panel value="custody" pt="md">
          <CustodyLog />
        </Tabs.Panel>
        <Tabs.Panel value="verify" pt="md">
          <Verification />
        </Tabs.Panel>
      </Tabs>
      {writing === null ? null : <WriteOutDialog source={writing} close={() => setWriting(null)} />}
    </main>
  );
}
