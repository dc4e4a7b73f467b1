import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MarkChange, MarkedRecords } from '../../../shared/marks.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { changeMarks, redoMark, undoMark } from '../../state/marking.ts';

/** Only one notice about marks stands at a time: the last one. */
const notice = 'marks';

/** Marks records and says what was done, with a way to take it back. */
export async function markAndTell(records: MarkedRecords, change: MarkChange): Promise<void> {
  const made = await changeMarks(records, change);
  if (made.records === 0) tell('Nothing to change: they are marked so already.');
  else tellWithUndo(made.words);
}

/** Says what was done, with a button that takes it back. */
export function tellWithUndo(words: string): void {
  say(words, 'Undo', undoAndTell);
}

/** Takes the last change of marks back and says what it was. */
export async function undoAndTell(): Promise<void> {
  const words = await undoMark();
  if (words === null) tell('There is no change of marks to undo.');
  else say(`Undone: ${lowerFirst(words)}`, 'Redo', redoAndTell);
}

/** Makes the last undone change again and says what it is. */
export async function redoAndTell(): Promise<void> {
  const words = await redoMark();
  if (words === null) tell('There is no change of marks to redo.');
  else say(`Done again: ${lowerFirst(words)}`, 'Undo', undoAndTell);
}

function say(words: string, label: string, run: () => Promise<void>): void {
  notifications.hide(notice);
  notifications.show({
    id: notice,
    autoClose: 8_000,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>
          <LogText text={`${words}.`} />
        </span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(notice);
            void toldWhenItFails(run);
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
