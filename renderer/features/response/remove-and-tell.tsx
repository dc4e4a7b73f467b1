import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { actionWords } from '../../../shared/plan-words.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { bringBack, removeFromPlan } from './plan-state.ts';

/** Takes an action off the plan, with a way back for some seconds. */
export async function removeAndTell(action: PlannedAction): Promise<void> {
  await removeFromPlan(action.id);
  const notice = notifications.show({
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>
          Removed “{actionWords[action.kind].title}: <LogText text={action.target.value} />
          ”.
        </span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            void toldWhenItFails(async () => {
              notifications.hide(notice);
              await bringBack(action);
            })
          }
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
