import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookRun } from '../../../shared/playbook.ts';
import { runJob } from '../../../shared/run-job.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { size } from '../../components/numbers.ts';
import { OutputPlace } from '../../components/output-place.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { engine } from '../../engine/connection.ts';
import { type RunView, setRunState, useRun } from './run-state.ts';
import { ValuesDialog } from './values-dialog.tsx';

type Dialog = NonNullable<RunView['dialog']>;

const close = () => useRun.setState({ dialog: null });

/** The dialog of a run that is open. */
export function RunDialogs({ run }: { run: PlaybookRun }) {
  const dialog = useRun((state) => state.dialog);
  return dialog === null ? null : <RunDialog run={run} dialog={dialog} />;
}

function RunDialog({ run, dialog }: { run: PlaybookRun; dialog: Dialog }) {
  useFocusBack();
  if (dialog === 'values') return <ValuesDialog run={run} />;
  return dialog === 'export' ? <ExportRun run={run} /> : <EndRun run={run} how={dialog} />;
}

/** Ends a run with what is concluded from it. */
function EndRun({ run, how }: { run: PlaybookRun; how: 'finish' | 'abandon' }) {
  const [conclusion, setConclusion] = useState(run.conclusion);
  const open = run.all.filter(
    ({ step, verdict }) => verdict === null && !run.bypassed.includes(step.id),
  ).length;
  const end = () =>
    toldWhenItFails(() =>
      setRunState(how === 'finish' ? 'finished' : 'abandoned', conclusion.trim()),
    );
  return (
    <Modal opened onClose={close} title={how === 'finish' ? 'Finish the run' : 'Abandon the run'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <Stack gap="sm">
          {open > 0 && how === 'finish' ? (
            <Text size="sm">
              {open === 1 ? 'One step has' : `${open} steps have`} no verdict yet.
            </Text>
          ) : null}
          <Textarea
            label={how === 'finish' ? 'Conclusion' : 'Why it is given up'}
            description="It stands in the custody log and in the report."
            data-autofocus
            rows={5}
            value={conclusion}
            onChange={(event) => setConclusion(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void end();
            }}
          />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit">{how === 'finish' ? 'Finish' : 'Abandon'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const endings = { markdown: 'md', json: 'json' } as const;

/** Writes a run into a file. */
function ExportRun({ run }: { run: PlaybookRun }) {
  const [format, setFormat] = useState<'markdown' | 'json'>('markdown');
  const [base, setBase] = useState(`run-${run.id}-${run.playbook.replace(/[^\w-]+/g, '-')}`);
  const [out, setOut] = useState<string | null>(null);
  const ending = `.${endings[format]}`;
  const write = async () => {
    if (out === null) return;
    const { path, bytes } = await runJob(engine(), 'run.export', { run: run.id, out, format });
    close();
    tell(`Wrote ${path} (${size(bytes)}).`);
  };
  return (
    <Modal opened onClose={close} title="Export the run" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void toldWhenItFails(write);
        }}
      >
        <Stack gap="sm">
          <Radio.Group
            label="Format"
            value={format}
            onChange={(value) => setFormat(value === 'json' ? 'json' : 'markdown')}
          >
            <Group mt={4}>
              <Radio value="markdown" label="Markdown, to be read" />
              <Radio value="json" label="JSON, for programs" />
            </Group>
          </Radio.Group>
          <OutputPlace
            name={`${base}${ending}`}
            onName={(name) => setBase(name.endsWith(ending) ? name.slice(0, -ending.length) : name)}
            onPlace={setOut}
          />
          <Group justify="end">
            <Button type="submit" disabled={out === null}>
              Write
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
