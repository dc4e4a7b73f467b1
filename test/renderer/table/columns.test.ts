import { describe, expect, it } from 'vitest';
import { cellCondition } from '../../../renderer/features/table/cell-condition.ts';
import { cellValue } from '../../../renderer/features/table/cell-value.ts';
import { nextSort, starredFirst } from '../../../renderer/features/table/column-changes.ts';
import {
  savedColumns,
  type TableColumn,
  tableColumns,
} from '../../../renderer/features/table/columns.ts';
import { readTypedTime } from '../../../renderer/features/table/typed-time.ts';
import { viewKeys } from '../../../renderer/state/view.ts';
import type { RecordRow } from '../../../shared/case.ts';
import { fieldsOf } from '../../../shared/fields.ts';
import { kinds } from '../../../shared/kinds.ts';
import { print } from '../../../shared/query/index.ts';

describe('the columns of a view', () => {
  it.each(kinds)('are those of %s, in order, with the time at the left', (kind) => {
    const columns = tableColumns(kind, null);
    expect(columns.map(({ label }) => label).toSorted()).toEqual(
      fieldsOf[kind].map(({ label }) => label).toSorted(),
    );
    expect(columns[0]).toMatchObject({ type: 'time', pinned: true });
  });

  it.each(viewKeys)('come back from how they are kept: %s', (view) => {
    const columns = tableColumns(view, null);
    expect(tableColumns(view, savedColumns(columns))).toEqual(columns);
  });

  it('may be a path of the original record', () => {
    const columns = tableColumns('event', [{ name: 'details.reason' }]);
    const column = columns.find(({ name }) => name === 'details.reason');
    expect(column).toMatchObject({ path: ['details', 'reason'], hidden: false });
  });
});

describe('what people marked, as columns', () => {
  const mark = { star: true, tags: ['a', 'b, c'], notes: 2 };
  const row = { kind: 'event', fields: {}, mark } as unknown as RecordRow;
  const bare = { kind: 'event', fields: {} } as unknown as RecordRow;
  const columns = tableColumns(
    'event',
    ['starred', 'tag', 'note'].map((name) => ({ name })),
  );
  const cells = (of: RecordRow) =>
    ['starred', 'tag', 'note'].map((name) => {
      const column = columns.find((each) => each.name === name) as TableColumn;
      const value = cellValue(of, column, []);
      return [value, print(cellCondition(column, value) ?? { kind: 'all' }, 'event')];
    });

  it('show it, and ask for it where it is one value', () => {
    expect(cells(row)).toEqual([
      ['true', 'Starred is true'],
      ['a, b, c', 'Tag exists'],
      [2, 'Note exists'],
    ]);
    const one = { ...row, mark: { star: false, tags: ['a'], notes: 0 } };
    expect(cells(one)[1]).toEqual(['a', "Tag is 'a'"]);
    expect(cells(bare).map(([value]) => value)).toEqual([null, null, null]);
  });
});

describe('an order', () => {
  it('puts starred records first, alone or in front of the order there is', () => {
    const time = { name: 'time', descending: true };
    const starred = { name: 'starred', descending: true };
    expect(starredFirst([time], false)).toEqual([starred]);
    expect(starredFirst([time], true)).toEqual([starred, time]);
    expect(starredFirst([starred, time], true)).toEqual([time]);
    expect(starredFirst([starred], false)).toEqual([]);
  });

  it('turns from descending to ascending to none', () => {
    const one = nextSort([], 'a', false);
    const two = nextSort(one, 'a', false);
    expect([one, two, nextSort(two, 'a', false)]).toEqual([
      [{ name: 'a', descending: true }],
      [{ name: 'a', descending: false }],
      [],
    ]);
  });

  it('grows by a further column with Shift', () => {
    expect(nextSort([{ name: 'a', descending: true }], 'b', true)).toEqual([
      { name: 'a', descending: true },
      { name: 'b', descending: true },
    ]);
  });
});

describe('a typed time', () => {
  it.each([
    ['2026-02-12', 'UTC', '2026-02-12T00:00:00Z'],
    ['2026-02-12 04:05', 'Europe/Berlin', '2026-02-12T03:05:00Z'],
    ['2026-02-12T04:05:06.123456Z', 'Europe/Berlin', '2026-02-12T04:05:06.123456Z'],
    ['2026-02-12 04:05+02:00', 'UTC', '2026-02-12T02:05:00Z'],
  ])('%s in %s is %s', (text, zone, iso) => {
    expect(readTypedTime(text, zone)).toBe(
      Math.round(Date.parse(iso) * 1_000 + (iso.includes('.123456') ? 456 : 0)),
    );
  });

  it.each(['', 'yesterday', '2026-02-31', '2026-13-01'])('%s is none', (text) => {
    expect(readTypedTime(text, 'UTC')).toBeNull();
  });
});
