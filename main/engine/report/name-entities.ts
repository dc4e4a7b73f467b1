import type { RecordRow } from '../../../shared/case.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { cutShort } from './cut-list.ts';
import { cutCell, fieldOf } from './record-lines.ts';
import type { ReportLimits } from './report-limits.ts';
import type { NamedGroup } from './report-model.ts';

/** What is named of records, and in which field of which kinds; all kinds where none are said. */
const groups: readonly {
  title: string;
  fields: readonly { field: CanonicalField; kinds?: readonly Kind[] }[];
}[] = [
  { title: 'Accounts', fields: [{ field: 'actor' }, { field: 'username', kinds: ['event'] }] },
  { title: 'Addresses', fields: [{ field: 'ip' }] },
  { title: 'Sessions', fields: [{ field: 'session' }, { field: 'key', kinds: ['session'] }] },
  { title: 'Grants', fields: [{ field: 'key', kinds: ['grant'] }] },
  { title: 'Applications', fields: [{ field: 'client' }] },
  { title: 'Devices', fields: [{ field: 'agent' }] },
  { title: 'Changed', fields: [{ field: 'target', kinds: ['audit'] }] },
  { title: 'Recipients', fields: [{ field: 'target', kinds: ['notification'] }] },
  { title: 'Jobs', fields: [{ field: 'target', kinds: ['job'] }] },
  { title: 'Endpoints', fields: [{ field: 'target', kinds: ['webhook'] }] },
];

interface Seen {
  records: number;
  first: string | null;
  last: string | null;
}

/** Who and what some records are about, by what it is, each with its records and their span. */
export function nameEntities(rows: Iterable<RecordRow>, limits: ReportLimits): NamedGroup[] {
  const found = groups.map(() => new Map<string, Seen>());
  for (const row of rows) {
    for (const [at, { fields }] of groups.entries()) {
      const values = new Set(
        fields
          .filter(({ kinds }) => kinds === undefined || kinds.includes(row.kind))
          .flatMap(({ field }) => fieldOf(row, field) ?? []),
      );
      for (const value of values) see(found[at] as Map<string, Seen>, value, row.time);
    }
  }
  return groups.flatMap(({ title }, at) => {
    const values = [...(found[at] as Map<string, Seen>)]
      .sort(([a, one], [b, other]) => other.records - one.records || (a < b ? -1 : 1))
      .map(([value, seen]) => ({ value: cutCell(value, limits.cell), ...seen }));
    if (values.length === 0) return [];
    return [{ title, values: cutShort(values, limits.namedValues, 'the rest by the queries') }];
  });
}

function see(values: Map<string, Seen>, value: string, time: string | null): void {
  const seen = values.get(value) ?? { records: 0, first: null, last: null };
  seen.records += 1;
  if (time !== null) {
    if (seen.first === null || time < seen.first) seen.first = time;
    if (seen.last === null || time > seen.last) seen.last = time;
  }
  values.set(value, seen);
}
