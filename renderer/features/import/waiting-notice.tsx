import { Alert, Button, Group } from '@mantine/core';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { forgetWaiting, lookAtWaiting, waitingWords, waitsFor } from './waiting-archives.ts';

/** Archives that came and could not be looked at yet; nothing where none wait. */
export function WaitingNotice() {
  const waiting = useOnScreen((onScreen) => onScreen.waiting);
  // What they wait for depends on it.
  useOnScreen((onScreen) => onScreen.importing.step);
  if (waiting === null) return null;
  const why = waitsFor();
  return (
    <Alert
      role="status"
      mb="md"
      withCloseButton
      closeButtonLabel={waiting.count === 1 ? 'Forget it' : 'Forget them'}
      onClose={forgetWaiting}
    >
      <Group gap="sm">
        {waitingWords(waiting.count, why)}
        {why === 'person' ? (
          <Button size="compact-sm" onClick={() => void toldWhenItFails(lookAtWaiting)}>
            Look at {waiting.count === 1 ? 'it' : 'them'}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
