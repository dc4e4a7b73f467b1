import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { isWorking } from '../state/follow-jobs.ts';
import { dismiss, show } from '../state/on-screen.ts';
import { toldWhenItFails } from './trouble-notice.ts';

/** Does what ends the work on a case; asks first while an import or another job runs. */
export async function leaveWork(go: () => unknown): Promise<void> {
  if (isWorking()) show({ kind: 'leave-work', go });
  else await go();
}

/** The question. */
export function LeaveWorkDialog({ go }: { go: () => unknown }) {
  return (
    <Modal opened onClose={dismiss} title="Work is still going on" size="md">
      <Stack gap="sm">
        <Text size="sm">
          A job of this case still runs. It is cancelled when you go on: a file that was not read to
          its end leaves nothing in the case, and what was read before stays.
        </Text>
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
            Cancel it and go on
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
