import type { Command } from '../../app/command.ts';
import { tell } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { choiceOf, type DetailTab, detailTabs, useChosen, viewAtHand } from '../../state/chosen.ts';
import { copyDiff, copyState } from './copy-states.ts';
import { versionBeside } from './diff/version-steps.ts';
import { showRecord } from './show-record.ts';
import { tabNames } from './tab-names.ts';

/** The record that is chosen in the table on the screen; null when there is none. */
function recordAtHand(): number | null {
  const view = viewAtHand();
  return view === null ? null : choiceOf(view).record;
}

const hasRecord = () => recordAtHand() !== null;

function command(
  id: string,
  title: string,
  key: string,
  run: (record: number) => unknown,
): Command {
  return {
    id: `record.${id}`,
    title,
    group: 'Record',
    keys: [key],
    canRun: hasRecord,
    run: () => {
      const record = recordAtHand();
      return record === null ? null : run(record);
    },
  };
}

/** Commands about the record that the panel shows. */
export const detailCommands: readonly Command[] = [
  ...detailTabs.map((tab, at) =>
    command(`tab-${tab}`, `Show ${tabNames[tab]} of the record`, String(at + 1), () =>
      openTab(tab),
    ),
  ),
  command(
    'previous-version',
    'Previous version of the same target, or state of the same thing',
    '[',
    (record) => stepVersion(record, -1),
  ),
  command(
    'next-version',
    'Next version of the same target, or state of the same thing',
    ']',
    (record) => stepVersion(record, 1),
  ),
  command('copy-old', 'Copy the old state', 'O', (record) => copyState(record, 'old')),
  command('copy-new', 'Copy the new state', 'E', (record) => copyState(record, 'new')),
  command('copy-diff', 'Copy the difference', 'D', copyDiff),
];

function openTab(tab: DetailTab): void {
  useChosen.setState({ detail: { open: true, tab } });
}

/** Goes to another version of the target of an audit record. */
async function stepVersion(record: number, by: -1 | 1): Promise<void> {
  const view = viewAtHand();
  const versions = await engine().call('record.versions', { id: record });
  const next = versionBeside(versions, record, by);
  if (view === null || recordAtHand() !== record) return;
  if (next !== null) return showRecord(view, next.record);
  const isLast = versions.versions.length > 0;
  tell(
    isLast
      ? `This is the ${by < 0 ? 'first' : 'last'} version of it in this case.`
      : 'This record is no version of anything: it tells of no change of a target, and no other state of it is known.',
  );
}
