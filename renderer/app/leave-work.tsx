import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { LinkButton } from '../components/link-button.tsx';
import { LogText } from '../components/log-text.tsx';
import { count } from '../components/numbers.ts';
import { type NoteDraft, unsavedNotes, useNoteDrafts } from '../features/marks/note-drafts.ts';
import { unkeptSteps, useRun, type WrittenStep } from '../features/playbooks/run-state.ts';
import { openRecord } from '../features/response/open-record.ts';
import { useAnswered } from '../state/answered.ts';
import { useChosen } from '../state/chosen.ts';
import { isWorking } from '../state/follow-jobs.ts';
import { dismiss, show } from '../state/on-screen.ts';
import { leaveWords } from './leave-words.ts';
import { toldWhenItFails } from './trouble-notice.ts';

/** Does what ends the work on a case; asks first while an import or another job runs, or a note is not saved. */
export async function leaveWork(go: () => unknown): Promise<void> {
  if (mustAskToLeave()) show({ kind: 'leave-work', go });
  else await go();
}

/** Whether a case is left only after a question. */
export function mustAskToLeave(): boolean {
  return leaveWords(isWorking(), unsavedHere().length, unkeptHere().length) !== null;
}

/** The question, as it stands when it is asked. */
export function LeaveWorkDialog({ go }: { go: () => unknown }) {
  const unsaved = unsavedHere();
  const steps = unkeptHere();
  const words = leaveWords(isWorking(), unsaved.length, steps.length);
  return (
    <Modal opened onClose={dismiss} title={words?.title ?? 'Leave the case'} size="md">
      <Stack gap="sm">
        {words?.texts.map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        {unsaved.length === 0 ? null : <Records unsaved={unsaved} />}
        {steps.length === 0 ? null : <Steps steps={steps} />}
        <Group justify="end">
          <Button variant="default" onClick={dismiss} data-autofocus>
            Stay here
          </Button>
          <Button
            color="red"
            onClick={() => {
              dismiss();
              void toldWhenItFails(go);
            }}
          >
            {words?.go ?? 'Go on'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Records that are named; more are counted. */
const named = 5;

/** The way to each record whose note is not saved. */
function Records({ unsaved }: { unsaved: readonly NoteDraft[] }) {
  const records = [...new Set(unsaved.map(({ record }) => record))];
  const more = records.length - named;
  return (
    <Text size="sm" component="div">
      <Group gap="xs">
        Show
        {records.slice(0, named).map((record) => (
          <LinkButton key={record} onClick={() => void toldWhenItFails(() => showNotes(record))}>
            record {count(record)}
          </LinkButton>
        ))}
        {more > 0 ? `and ${count(more)} more` : null}
      </Group>
    </Text>
  );
}

/** The way to each step whose note or evidence is not kept. */
function Steps({ steps }: { steps: readonly WrittenStep[] }) {
  const more = steps.length - named;
  return (
    <Text size="sm" component="div">
      <Group gap="xs">
        Show
        {steps.slice(0, named).map(({ run, step }) => (
          <LinkButton
            key={`${run} ${step}`}
            onClick={() => {
              dismiss();
              useChosen.setState({ place: { screen: 'run', run, step } });
            }}
          >
            run {run}, step <LogText text={step} />
          </LinkButton>
        ))}
        {more > 0 ? `and ${count(more)} more` : null}
      </Group>
    </Text>
  );
}

async function showNotes(record: number): Promise<void> {
  dismiss();
  useChosen.setState({ detail: { open: true, tab: 'notes' } });
  await openRecord(record);
}

function unkeptHere(): WrittenStep[] {
  const { caseInfo } = useAnswered.getState();
  return caseInfo === null ? [] : unkeptSteps(useRun.getState().drafts, caseInfo.id);
}

function unsavedHere(): NoteDraft[] {
  const { caseInfo } = useAnswered.getState();
  if (caseInfo === null) return [];
  return unsavedNotes(useNoteDrafts.getState().drafts, caseInfo.id);
}
