import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PlanReceipt } from '../../../shared/response-plan.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted, size } from '../../components/numbers.ts';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { WrittenFile } from '../../components/written-file.tsx';
import { engine } from '../../engine/connection.ts';

const endings: Record<PlanReceipt['format'], string> = { markdown: 'md', json: 'json' };

/** Writes the plan into a file. */
export function ExportPlanDialog({ close }: { close: () => void }) {
  const [format, setFormat] = useState<PlanReceipt['format']>('markdown');
  const [name, setName] = useState('response-plan.md');
  const [out, setOut] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<PlanReceipt | null>(null);
  const write = async () => {
    if (out === null) return;
    setBusy(true);
    setTrouble(null);
    try {
      setReceipt(await runJob(engine(), 'plan.export', { out, format }));
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title="Write the response plan"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {receipt === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <Stack gap="sm">
            {trouble === null ? null : <Trouble message={trouble} />}
            <Radio.Group
              label="Format"
              value={format}
              onChange={(next) => {
                const chosen = next === 'json' ? 'json' : 'markdown';
                setFormat(chosen);
                setName((before) => before.replace(/\.[a-z]+$/, `.${endings[chosen]}`));
              }}
            >
              <Stack gap={4} mt={4}>
                <Radio
                  value="markdown"
                  label="Markdown"
                  description="To be read, handed over and ticked off."
                />
                <Radio
                  value="json"
                  label="JSON"
                  description="For programs: every id, the exact old states, the place of every record."
                />
              </Stack>
            </Radio.Group>
            <OutputPlace name={name} onName={setName} onPlace={setOut} />
            <Group justify="end">
              <Button type="submit" disabled={out === null} loading={busy}>
                Write it
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <WrittenFile
          lines={[
            ['File', <LogText key="file" text={receipt.path} />],
            ['Size', size(receipt.bytes)],
            ['SHA-256', <code key="sha">{receipt.sha256}</code>],
            ['In it', counted(receipt.actions, 'action')],
          ]}
          close={close}
        />
      )}
    </Modal>
  );
}
