import { Alert, Group, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SourceReceipt } from '../../shared/import-receipt.ts';
import { kinds } from '../../shared/kinds.ts';
import { titleOf } from '../state/view.ts';
import { LogText } from './log-text.tsx';
import { Moment } from './moment.tsx';
import { count, lasting, size } from './numbers.ts';
import styles from './source-receipt-card.module.css';

/** The receipt of a source, whole: read = stored + duplicate + rejected. */
export function SourceReceiptCard({
  receipt,
  actions,
}: {
  receipt: SourceReceipt;
  actions?: ReactNode;
}) {
  const { id, name, state, warnings } = receipt;
  return (
    <section className={styles.card} aria-label={`Source ${id}`}>
      <Group justify="space-between">
        <Title order={3} size="h6">
          Source {id}: <LogText text={name} />{' '}
          <span className={state === 'complete' ? styles.complete : styles.incomplete}>
            {state === 'complete' ? 'complete' : 'INCOMPLETE'}
          </span>
        </Title>
        {actions}
      </Group>
      <Text className={styles.law} size="sm">
        {count(receipt.read)} read = {count(receipt.stored)} stored + {count(receipt.duplicates)}{' '}
        duplicate + {count(receipt.rejected)} rejected
      </Text>
      {warnings.length === 0 ? null : (
        <Alert color="yellow" my="xs" py={6}>
          {warnings.map((warning) => (
            <Text key={warning} size="sm">
              <LogText text={warning} />
            </Text>
          ))}
        </Alert>
      )}
      <Table verticalSpacing={2} withRowBorders={false}>
        <Table.Tbody>
          {linesOf(receipt).map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th className={styles.label}>{label}</Table.Th>
              <Table.Td className={styles.value}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function linesOf(receipt: SourceReceipt): [string, ReactNode][] {
  const { file, system, reason, layout, encoding, zone, zoneAssumed, seconds } = receipt;
  const stored = kinds.flatMap((kind) => {
    const number = receipt.kinds[kind];
    return number === undefined ? [] : [`${count(number)} ${titleOf(kind).toLowerCase()}`];
  });
  const lines: [string, ReactNode][] = [
    ['Read as', <LogText key="as" text={`${system}: ${reason}; ${layout}, ${encoding}`} />],
    ['Stored', stored.join(', ') || 'nothing'],
    [
      'Span',
      <span key="span">
        <Moment iso={receipt.first} /> to <Moment iso={receipt.last} />
        {receipt.undated > 0 ? `, ${count(receipt.undated)} undated` : ''}
      </span>,
    ],
    ['Zone', `${zone}${zoneAssumed ? ' (assumed: some times had none)' : ''}`],
    ['SHA-256', <code key="sha">{receipt.sha256}</code>],
    ['File', <LogText key="file" text={`${file.path}, ${size(file.bytes)}, ${file.container}`} />],
    [
      'Imported',
      <span key="when">
        <Moment iso={receipt.imported} />, {lasting(seconds)}
      </span>,
    ],
  ];
  if (receipt.states !== undefined && receipt.states > 0) {
    lines.splice(2, 0, [
      'Other states',
      `${count(receipt.states)} of those stored tell another state of what the case knew already`,
    ]);
  }
  if (receipt.differing > 0) {
    lines.splice(2, 0, [
      'Differing',
      `${count(receipt.differing)} duplicates are not the bytes of the stored record`,
    ]);
  }
  if (file.container !== 'plain')
    lines.splice(-1, 0, ['SHA-256 of the file', <code key="f">{file.sha256}</code>]);
  return lines;
}
