import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RestoreReceiptFile } from '../../../shared/restoring.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { WrittenFile } from '../../components/written-file.tsx';
import { engine } from '../../engine/connection.ts';

/** Writes the receipt of a restore into a file. */
export function ReceiptDialog({ run, close }: { run: number; close: () => void }) {
  const [format, setFormat] = useState<RestoreReceiptFile['format']>('html');
  const [name, setName] = useState(`restore-${run}.html`);
  const [out, setOut] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<RestoreReceiptFile | null>(null);
  const write = async (event: FormEvent) => {
    event.preventDefault();
    if (out === null) return;
    setBusy(true);
    setTrouble(null);
    try {
      setReceipt(await runJob(engine(), 'restore.export', { run, out, format }));
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
      title={`Write the receipt of restore ${run}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {receipt === null ? (
        <form onSubmit={(event) => void write(event)}>
          <Stack gap="sm">
            {trouble === null ? null : <Trouble message={trouble} />}
            <Radio.Group
              label="Format"
              value={format}
              onChange={(next) => {
                const chosen = next === 'json' ? 'json' : 'html';
                setFormat(chosen);
                setName((before) => before.replace(/\.[a-z]+$/, `.${chosen}`));
              }}
            >
              <Stack gap={4} mt={4}>
                <Radio value="html" label="HTML" description="To be read and handed over." />
                <Radio value="json" label="JSON" description="For programs." />
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
            ['File', <LogText key="path" text={receipt.path} />],
            ['Bytes', count(receipt.bytes)],
            ['SHA-256', <code key="sha">{receipt.sha256}</code>],
          ]}
          close={close}
        />
      )}
    </Modal>
  );
}
