import type { ReactNode } from 'react';
import type { ExportReceipt } from '../../../shared/export.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted, size } from '../../components/numbers.ts';
import { WrittenFile } from '../../components/written-file.tsx';
import { dismiss } from '../../state/on-screen.ts';
import { formats } from './formats.ts';

/** Where an export went and what it holds. */
export function ExportResult({ receipt }: { receipt: ExportReceipt }) {
  const { counts, manifest } = receipt;
  const lines: [string, ReactNode][] = [
    ['File', <LogText key="file" text={receipt.path} />],
    ['Format', formats[receipt.format].label],
    [
      'Records',
      `${count(counts.written)} written of ${count(counts.matched)} that matched, of ${count(counts.inCase)} in the case`,
    ],
    ...counts.leftOutWhy.map(({ reason, count: left }): [string, ReactNode] => [
      `Left out: ${reason}`,
      count(left),
    ]),
    ...(receipt.alteredCells === null
      ? []
      : [['Altered cells', count(receipt.alteredCells)] as [string, ReactNode]]),
    ...(receipt.emptyColumns.length === 0
      ? []
      : [['Empty columns', receipt.emptyColumns.join(', ')] as [string, ReactNode]]),
    ['Size', size(receipt.bytes)],
    ['SHA-256', <code key="sha">{receipt.sha256}</code>],
    ...(receipt.marks === null
      ? []
      : [
          [
            `Marks of ${counted(receipt.marks.records, 'record')}`,
            <LogText key="marks" text={receipt.marks.path} />,
          ] as [string, ReactNode],
        ]),
    ['Manifest', <LogText key="manifest" text={manifest.path} />],
    ['SHA-256 of it', <code key="manifest-sha">{manifest.sha256}</code>],
  ];
  return <WrittenFile lines={lines} close={dismiss} />;
}
