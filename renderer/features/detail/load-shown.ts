import type { RawRecord, RecordRow } from '../../../shared/case.ts';
import type { RelatedRecords, StateComparison, TreeChildren } from '../../../shared/entities.ts';
import type { Mark } from '../../../shared/marks.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import type { DetailTab } from '../../state/chosen.ts';
import { timeColumn, type ViewKey } from '../../state/view.ts';
import { findRow } from './find-row.ts';
import { microsAt } from './parts/elapsed.ts';
import { overlap, pieceBytes } from './raw/raw-piece.ts';
import { readState } from './read-state.ts';
import { treePiece } from './tree/tree-piece.ts';
import { findWrittenTime } from './written-time.ts';

/** Where an old state is from that the record itself does not tell. */
export type StateOrigin = Pick<StateComparison, 'derived' | 'derivedFrom'>;

/** What one tab shows of a record, as far as it is read at once. */
export type TabContent =
  | { tab: 'fields' | 'notes' }
  | { tab: 'diff'; comparison: StateComparison }
  /** `tree` null: the state is not recorded. */
  | { tab: 'old' | 'new'; tree: TreeChildren | null; origin: StateOrigin | null }
  | { tab: 'raw'; piece: RawRecord }
  | { tab: 'related'; groups: RelatedRecords[] };

/** A record with everything that the panel shows of it at first: taken up at once, so that nothing of two records is mixed. */
export interface Shown {
  row: RecordRow;
  /** False for a record that the table's result does not have. */
  isInTable: boolean;
  mark: Mark;
  /** The first children of the record's tree. */
  root: TreeChildren;
  /** Its time as the record itself writes it; null where it has none, or writes it where it was not found. */
  written: string | null;
  content: TabContent;
}

/**
 * Reads a record and what a tab shows of it.
 * @param before what is shown now: of the same record only the tab is read
 */
export async function loadShown(
  view: ViewKey,
  id: number,
  tab: DetailTab,
  before: Shown | null,
): Promise<Shown> {
  if (before?.row.id === id) return { ...before, content: await loadTab(id, tab) };
  const [{ row, isInTable }, mark, root, content] = await Promise.all([
    findRow(view, id),
    engine().call('mark.get', { record: id }),
    readTop(id),
    loadTab(id, tab),
  ]);
  return { row, isInTable, mark, root, written: writtenTimeOf(row, root), content };
}

async function loadTab(id: number, tab: DetailTab): Promise<TabContent> {
  switch (tab) {
    case 'fields':
    case 'notes':
      return { tab };
    case 'diff': {
      const sides = { old: { record: id, side: 'old' }, new: { record: id, side: 'new' } } as const;
      return { tab, comparison: await engine().call('states.compare', sides) };
    }
    case 'old': {
      const old = { record: id, side: 'old' } as const;
      const [tree, origin] = await Promise.all([
        readState(old),
        engine().call('states.compare', { old, new: old }),
      ]);
      return { tab, tree, origin };
    }
    case 'new':
      return { tab, tree: await readState({ record: id, side: tab }), origin: null };
    case 'raw':
      return {
        tab,
        piece: await engine().call('record.raw', { id, from: 0, length: pieceBytes + overlap }),
      };
    case 'related':
      return { tab, groups: await engine().call('record.related', { id }) };
  }
}

function readTop(id: number): Promise<TreeChildren> {
  return engine().call('record.tree', { id, side: 'record', path: [], from: 0, count: treePiece });
}

/** As the engine read it; for a record outside of the table, as it is found in the record. */
function writtenTimeOf(row: RecordRow, root: TreeChildren): string | null {
  if (row.written !== undefined) return row.written.time === '' ? null : row.written.time;
  const micros = microsAt(row.time);
  const receipt = useAnswered.getState().caseInfo?.sources.find(({ id }) => id === row.source);
  if (micros === null || receipt === undefined) return null;
  return findWrittenTime(root.nodes, micros, receipt.zone, timeColumn(row.kind));
}
