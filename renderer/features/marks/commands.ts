import type { Command } from '../../app/command.ts';
import { viewAtHand } from '../../state/chosen.ts';
import { show } from '../../state/on-screen.ts';
import { wantsStar } from './common-tags.ts';
import { markAndTell, redoAndTell, undoAndTell } from './mark-and-tell.tsx';
import { marksNow, recordsToMark } from './marked-selection.ts';

const hasRecords = () => {
  const view = viewAtHand();
  return view !== null && recordsToMark(view) !== null;
};

/** Commands of marks: star, tags, taking back. */
export const markCommands: readonly Command[] = [
  {
    id: 'marks.star',
    title: 'Star the record or the selection, or take the star off',
    group: 'Marks',
    keys: ['m'],
    canRun: hasRecords,
    run: toggleStar,
  },
  {
    id: 'marks.tags',
    title: 'Tags of the record or the selection…',
    group: 'Marks',
    keys: ['l'],
    canRun: hasRecords,
    run: () => show({ kind: 'tags' }),
  },
  {
    id: 'marks.undo',
    title: 'Undo the last change of marks',
    group: 'Marks',
    keys: ['Mod+z'],
    run: undoAndTell,
  },
  {
    id: 'marks.redo',
    title: 'Redo the change of marks that was undone',
    group: 'Marks',
    keys: ['Mod+Z', 'Mod+y'],
    run: redoAndTell,
  },
];

async function toggleStar(): Promise<void> {
  const view = viewAtHand();
  const wanted = view === null ? null : recordsToMark(view);
  if (wanted === null) return;
  const star = wantsStar(await marksNow(wanted.records));
  await markAndTell(wanted.records, { star });
}
