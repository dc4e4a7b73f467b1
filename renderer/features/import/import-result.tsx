import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import type { ImportReceipt } from '../../../shared/import-receipt.ts';
import { goTo } from '../../app/frame-commands.ts';
import { CheckLines } from '../../components/check-lines.tsx';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import { RejectedList } from '../../components/rejected-list.tsx';
import { SourceReceiptCard } from '../../components/source-receipt-card.tsx';
import { startOver } from './run-import.ts';

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
        {refused.length > 0 ? ` ${counted(refused.length, 'file')} refused.` : ''}
      </Text>
      <Group>
        <Button onClick={() => goTo({ screen: 'overview' })}>Go to the overview</Button>
        <Button variant="default" onClick={() => startOver()}>
          Import more
        </Button>
      </Group>
      {refused.length === 0 ? null : (
        <Alert color="red" title="Not taken">
          <List size="sm">
            {refused.map(({ file, name, message }) => (
              <List.Item key={`${file} ${name}`}>
                <LogText text={message} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
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
      {sources.map((source) => (
        <SourceReceiptCard key={source.id} receipt={source} />
      ))}
      {rejected > 0 ? <RejectedList /> : null}
    </Stack>
  );
}
