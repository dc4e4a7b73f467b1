import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ReportReceipt } from '../../../shared/report.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, size } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { WrittenFile } from '../../components/written-file.tsx';
import { host } from '../../engine/connection.ts';
import { hasDialogs } from '../../state/answered.ts';
import { proposedName } from './report-choice.ts';

/** Where a report went and what it holds; in the window also a PDF of it. */
export function ReportResult({
  receipt,
  caseName,
  close,
}: {
  receipt: ReportReceipt;
  caseName: string;
  close: () => void;
}) {
  const { path, bytes, sha256, contentSha256, counts } = receipt;
  const lines: [string, ReactNode][] = [
    ['File', <LogText key="file" text={path} />],
    ['Size', size(bytes)],
    ['SHA-256', <code key="sha">{sha256}</code>],
    ['SHA-256 of the content', <code key="content">{contentSha256}</code>],
    [
      'In it',
      `${count(counts.findings)} findings, ${count(counts.runs)} runs, ${count(counts.marked)} marked records, ${count(counts.actions)} planned actions, ${count(counts.queries)} questions`,
    ],
  ];
  return (
    <WrittenFile lines={lines} close={close}>
      {receipt.format !== 'html' ? null : hasDialogs() ? (
        <PdfOfIt report={path} caseName={caseName} />
      ) : (
        <Text size="sm" c="dimmed">
          For paper or PDF: open the file in a browser and print it. Pages are numbered, and tables
          keep their headings.
        </Text>
      )}
    </WrittenFile>
  );
}

type Printing =
  | { step: 'idle'; trouble: string | null }
  | { step: 'busy' }
  | { step: 'done'; path: string };

/** Makes a PDF of the file that was written. */
function PdfOfIt({ report, caseName }: { report: string; caseName: string }) {
  const [state, setState] = useState<Printing>({ step: 'idle', trouble: null });
  const print = async () => {
    const name = proposedName(caseName, 'pdf', new Date());
    try {
      const [out] = await host().call('host.choose', { kind: 'new-file', name });
      if (out === undefined) return;
      setState({ step: 'busy' });
      const { path } = await host().call('host.print-report', { report, out });
      setState({ step: 'done', path });
    } catch (error) {
      setState({ step: 'idle', trouble: wordsOf(error) });
    }
  };
  return (
    <>
      {state.step === 'idle' && state.trouble !== null ? <Trouble message={state.trouble} /> : null}
      {state.step === 'done' ? (
        <Text size="sm" role="status">
          PDF: <LogText text={state.path} />
        </Text>
      ) : (
        <Group>
          <Button variant="default" loading={state.step === 'busy'} onClick={() => void print()}>
            Make a PDF of it…
          </Button>
        </Group>
      )}
    </>
  );
}
