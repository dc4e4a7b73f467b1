import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportReceipt, SourceReceipt } from '../../../shared/import-receipt.ts';
import { goTo } from '../../app/frame-commands.ts';
import { CheckLines } from '../../components/check-lines.tsx';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { RejectedList } from '../../components/rejected-list.tsx';
import { SourceReceiptCard } from '../../components/source-receipt-card.tsx';
import styles from './import-screen.module.css';
import { startOver } from './looked-at.ts';
import { NotTaken } from './not-taken.tsx';

/** So many receipts stand open; more are a line each. */
const fewSources = 10;

/** What became of every file: receipts, what was refused and why, everything that was not stored. */
export function ImportResult({ receipt }: { receipt: ImportReceipt }) {
  const { sources, refused, digests } = receipt;
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const stored = sources.reduce((sum, source) => sum + source.stored, 0);
  return (
    <Stack gap="md">
      <Text role="status">
        {counted(stored, 'record')} stored from {counted(sources.length, 'source')}.
        {rejected > 0 ? ` ${counted(rejected, 'record')} rejected: listed below.` : ''}
        {refused.length > 0 ? ` ${count(refused.length)} not taken: listed below.` : ''}
      </Text>
      <Group>
        <Button onClick={() => goTo({ screen: 'overview' })}>Go to the overview</Button>
        <Button variant="default" onClick={() => startOver()}>
          Import more
        </Button>
      </Group>
      {sources.length > 1 ? <BySystem sources={sources} /> : null}
      <NotTaken refused={refused} />
      {digests === undefined ? null : (
        <Alert
          color={digests.ok ? 'blue' : 'red'}
          title={
            digests.ok
              ? 'Log files compared with CloudTrail digests'
              : 'Files are not as CloudTrail delivered them'
          }
        >
          <CheckLines {...digests} />
        </Alert>
      )}
      {sources.map((source) =>
        sources.length <= fewSources ? (
          <SourceReceiptCard key={source.id} receipt={source} />
        ) : (
          <FoldedReceipt key={source.id} receipt={source} />
        ),
      )}
      {rejected > 0 ? <RejectedList /> : null}
    </Stack>
  );
}

/** Stored records by system, most first. */
function BySystem({ sources }: { sources: readonly SourceReceipt[] }) {
  const sums = new Map<string, { sources: number; stored: number }>();
  for (const { system, stored } of sources) {
    const sum = sums.get(system) ?? { sources: 0, stored: 0 };
    sums.set(system, { sources: sum.sources + 1, stored: sum.stored + stored });
  }
  const each = [...sums].sort(([, a], [, b]) => b.stored - a.stored);
  return (
    <Text size="sm">
      {each
        .map(
          ([system, sum]) =>
            `${system}: ${counted(sum.stored, 'record')} from ${counted(sum.sources, 'source')}`,
        )
        .join('; ')}
    </Text>
  );
}

/** A receipt in a line, opened to the whole. */
function FoldedReceipt({ receipt }: { receipt: SourceReceipt }) {
  const [isOpen, setOpen] = useState(false);
  const { name, system, stored, rejected, state } = receipt;
  return (
    <details
      className={styles.notTaken}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen}
    >
      <summary>
        <LogText text={name} />: {system}, {counted(stored, 'record')} stored
        {rejected > 0 ? `, ${count(rejected)} rejected` : ''}
        {state === 'complete' ? '' : ', INCOMPLETE'}
      </summary>
      {isOpen ? <SourceReceiptCard receipt={receipt} /> : null}
    </details>
  );
}
