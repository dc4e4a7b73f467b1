import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { actionWords } from '../../../shared/plan-words.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { Trouble } from '../../components/trouble.tsx';
import { changeInPlan } from './plan-state.ts';

/** Changes why an action is planned, and the note on it. */
export function EditActionDialog({ action, close }: { action: PlannedAction; close: () => void }) {
  const [why, setWhy] = useState(action.why);
  const [note, setNote] = useState(action.note);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await changeInPlan(action.id, why, note);
      close();
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={actionWords[action.kind].title}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {trouble === null ? null : <Trouble message={trouble} />}
          <Textarea
            label="Why"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={20_000}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            data-autofocus
          />
          <Textarea
            label="Note"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={20_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
