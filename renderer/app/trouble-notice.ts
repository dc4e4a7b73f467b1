import { notifications } from '@mantine/notifications';
import { TrailcaseError } from '../../shared/errors.ts';
import { showHidden } from '../../shared/hidden-characters.ts';
import { useAnswered } from '../state/answered.ts';

const closeButtonProps = { 'aria-label': 'Close' };

/** What went wrong, in words for a person; nothing of what a tenant or a log put into them is hidden. */
export function wordsOf(error: unknown): string {
  if (error instanceof TrailcaseError) return showHidden(error.message);
  return `Unexpected trouble: ${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Tells a person that something went wrong. What they cancelled themselves is no trouble, and that the engine
 * is gone is told by the frame, once for everything that fails with it.
 */
export function tellTrouble(error: unknown): void {
  if (error instanceof TrailcaseError && (error.code === 'cancelled' || isEngineGone())) return;
  if (!(error instanceof TrailcaseError)) console.error(error);
  notifications.show({
    color: 'red',
    title: 'That did not work',
    message: wordsOf(error),
    autoClose: 12_000,
    closeButtonProps,
  });
}

/** Tells that something was done, for some seconds. */
export function tell(message: string): void {
  notifications.show({ message, autoClose: 4_000, closeButtonProps });
}

/** Runs something and tells when it fails. */
export async function toldWhenItFails(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    tellTrouble(error);
  }
}

function isEngineGone(): boolean {
  return useAnswered.getState().gone;
}
