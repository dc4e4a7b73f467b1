import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { WrittenEvidence } from '../../../shared/case.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { fileNameOf } from '../../state/file-name.ts';

/** Writes the original bytes of a source out again, and shows that they are those that were imported. */
export function WriteOutDialog({ source, close }: { source: SourceReceipt; close: () => void }) {
  const [out, setOut] = useState<string | null>(null);
  const [member, setMember] = useState(false);
  const [name, setName] = useState(fileNameOf(source.file.name));
  const [state, setState] = useState<{ busy: boolean; trouble: string | null }>({
    busy: false,
    trouble: null,
  });
  const [written, setWritten] = useState<WrittenEvidence | null>(null);
  const expected = member ? source.sha256 : source.file.sha256;
  const write = async () => {
    if (out === null) return;
    setState({ busy: true, trouble: null });
    try {
      setWritten(await runJob(engine(), 'evidence.write', { source: source.id, out, member }));
      setState({ busy: false, trouble: null });
    } catch (error) {
      setState({ busy: false, trouble: wordsOf(error) });
    }
  };
  return (
    <Modal opened onClose={close} title={`Original of source ${source.id}`} size="xl">
      <Stack gap="sm">
        {state.trouble === null ? null : <Trouble message={state.trouble} />}
        {written === null ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void write();
            }}
          >
            <Stack gap="sm">
              <OutputPlace name={name} onName={setName} onPlace={setOut} />
              {source.file.container === 'plain' ? null : (
                <Checkbox
                  label="The decompressed member, in which offsets of records count"
                  checked={member}
                  onChange={(event) => {
                    setMember(event.currentTarget.checked);
                    const whole = event.currentTarget.checked ? source.name : source.file.name;
                    setName(fileNameOf(whole));
                  }}
                />
              )}
              <Group justify="end">
                <Button type="submit" disabled={out === null} loading={state.busy}>
                  Write it
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <>
            <Text size="sm" role="status">
              Written: <LogText text={written.path} />, {count(written.bytes)} bytes.
            </Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              SHA-256 <code>{written.sha256}</code>:{' '}
              {written.sha256 === expected
                ? 'the same as at the import.'
                : 'NOT the same as at the import. Verify the case.'}
            </Text>
            <Group justify="end">
              <Button onClick={close}>Close</Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
