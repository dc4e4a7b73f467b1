import { html, logText, type Markup, nothing, type Part } from '../../../../shared/markup/index.ts';
import type { Cut, RecordChanges, RecordEntry, RecordLine } from '../report-model.ts';
import { writeCount } from '../write-count.ts';
import { badge, type Column, moment, restOf, table, tableRow } from './pieces.ts';

const columns: readonly Column[] = [
  { title: 'Record', as: 'id' },
  { title: 'Time', as: 'time' },
  { title: 'Kind' },
  { title: 'Who' },
  { title: 'What' },
  { title: 'Target' },
  { title: 'From' },
  { title: 'Outcome' },
];

/**
 * Records in their order, each with what it changed beneath.
 * @param under what stands beneath a record besides
 */
export function recordTable<T extends RecordLine | RecordEntry>(
  caption: Part,
  records: Cut<T>,
  zone: string,
  under: (record: T) => Part = () => null,
): Markup {
  if (records.total === 0) return nothing;
  const rows = records.shown.map((record) => recordRows(record, zone, under(record)));
  return html`${table(caption, columns, rows)}${restOf(records)}`;
}

function recordRows(record: RecordLine | RecordEntry, zone: string, more: Part): Markup {
  const { id, time, kind, who, what, target, from, outcome, besides } = record;
  const changes = 'changes' in record ? changesOf(record.changes) : changedPaths(record);
  const beneath = [
    besides === '' ? null : html`<p class="soft">${logText(besides)}</p>`,
    changes,
    more,
  ];
  const first = tableRow(
    columns,
    [
      id,
      moment(time, zone),
      kind,
      ...[who, what, target, from].map(logText),
      outcome === 'unknown' ? '' : badge(outcome),
    ],
    true,
  );
  return html`${first}<tr class="under"><td colspan="${columns.length}">${beneath}</td></tr>\n`;
}

function changedPaths({ changed }: RecordLine): Markup | null {
  if (changed.total === 0) return null;
  const paths = changed.shown.map((path, at) => [at === 0 ? '' : ', ', logText(path)]);
  const rest = changed.rest === null ? '' : ` (${changed.rest})`;
  return html`<p>Changed: ${paths}${rest}</p>`;
}

const changeColumns: readonly Column[] = [
  { title: 'Changed' },
  { title: 'How' },
  { title: 'Old' },
  { title: 'New' },
];

function changesOf(changes: RecordChanges | null): Markup | null {
  if (changes === null) return null;
  const { note, derivedFrom, changes: list } = changes;
  const from =
    derivedFrom === null
      ? null
      : html` The old state is not recorded here: it is what record ${derivedFrom} left behind.`;
  const rows = list.shown.map(({ path, kind, old, new: now, cutFrom, masked }) => [
    [logText(path), masked ? html` <span class="soft">(secret, not shown)</span>` : null],
    html`<span class="${kind}">${kind}</span>`,
    old === null ? html`<span class="soft">not there</span>` : logText(old),
    [
      now === null ? html`<span class="soft">not there</span>` : logText(now),
      cutFrom === null
        ? null
        : html` <span class="cut">cut: the longer side has ${writeCount(cutFrom)} characters</span>`,
    ],
  ]);
  const listing = rows.length === 0 ? nothing : table('Old and new by path', changeColumns, rows);
  return html`<p class="soft">${note}${from}</p>${listing}${restOf(list)}`;
}
