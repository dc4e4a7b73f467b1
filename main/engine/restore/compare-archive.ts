import { cutText } from '../../../shared/cut-text.ts';
import { changedPaths } from '../../../shared/diff/index.ts';
import type { RestoreExample, RestoreState } from '../../../shared/restoring.ts';
import type { Archive } from './archive.ts';
import { KnownRecords } from './known-records.ts';
import { asCells, contentOf, shortHash } from './record-content.ts';
import { TableCells } from './table-cells.ts';
import {
  type NamelessRecords,
  readTenantLog,
  type TenantAtHand,
  type TenantRecord,
} from './tenant-log.ts';

/** Examples of each state. */
const mostExamples = 5;
const mostPaths = 20;
const longestId = 200;

/** How far the work is, in words; throws to stop. */
export type Look = (stage: string, done: number, total: number | null) => void;

/** An archive beside a tenant. */
export interface ComparedArchive {
  known: KnownRecords;
  counts: Record<RestoreState, number>;
  inTenant: number;
  examples: RestoreExample[];
  /** What was not as it should be, in sentences. */
  warnings: string[];
  /** Why nothing can be compared, in a sentence: the tenant has records without ids. Null where all have one. */
  nameless: string | null;
}

/** The records of an archive by their ids, and those that cannot be restored. */
export interface ArchiveIndex {
  known: KnownRecords;
  unfit: number;
  examples: RestoreExample[];
  /** Of sources that are tables what their cells cannot tell, by the number of the source. */
  cells: ReadonlyMap<number, TableCells>;
}

/** Reads an archive through once. Of two records with one id the first counts. */
export function indexArchive(archive: Archive, look: Look): ArchiveIndex {
  const known = new KnownRecords();
  const examples: RestoreExample[] = [];
  const cells = new Map<number, TableCells>();
  let unfit = 0;
  const refuse = (record: number, id: string, told: string, count = 1) => {
    unfit += count;
    if (examples.length < mostExamples)
      examples.push({ record, id, state: 'unfit', told, differs: [] });
  };
  for (const { first, count, why } of archive.unfitGroups()) {
    refuse(first, '', count === 1 ? why : `${why} There are ${count} of these.`, count);
  }
  const total = archive.countAudits();
  let done = 0;
  for (const record of archive.records()) {
    done += 1;
    if (done % 500 === 0) look('reading the archive', done, total);
    if ('unfit' in record) {
      refuse(record.record, '', record.unfit);
      continue;
    }
    if (record.form === 'table') {
      const counted = cells.get(record.source) ?? new TableCells();
      cells.set(record.source, counted);
      counted.add(record.record, record.value);
    }
    const id = shortHash(record.id);
    const content = contentOf(record.value, record.form);
    const before = known.find(id);
    if (before < 0) {
      known.add(id, content, record.record, record.bytes.length, record.form);
      continue;
    }
    const first = known.record(before);
    const isSame = known.form(before) === record.form && known.hasContent(before, content);
    const why = isSame
      ? `The archive has it twice: record ${first} stands for it.`
      : `Record ${first} of the archive has the same id and another content: only that one is restored.`;
    refuse(record.record, cutText(record.id, longestId), why);
  }
  look('reading the archive', total, total);
  return { known, unfit, examples, cells };
}

/**
 * Compares an archive with all that a tenant has.
 * @param seen told each record of the tenant that the archive has too
 */
export async function compareArchive(
  archive: Archive,
  { known, unfit, examples }: ArchiveIndex,
  tenant: TenantAtHand,
  look: Look,
  seen: (at: number, record: TenantRecord) => void = () => undefined,
): Promise<ComparedArchive> {
  known.forgetTenant();
  const conflicts = new Map<number, RestoreExample>();
  let inTenant = 0;
  const take = (record: TenantRecord) => {
    const id = shortHash(record.id);
    const at = known.find(id);
    if (at < 0) {
      known.addForeign(id);
      inTenant += 1;
      return;
    }
    if (at >= known.archived) return;
    if (known.standing(at) === 'new') inTenant += 1;
    seen(at, record);
    if (known.standing(at) === 'conflicting') return;
    const isSame = known.hasContent(at, contentOf(record.value, known.form(at)));
    known.setStanding(at, isSame ? 'there' : 'conflicting');
    if (isSame || conflicts.size >= mostExamples) return;
    conflicts.set(at, conflictOf(archive, known, at, record));
  };
  const warnings: string[] = [];
  const { announced, nameless } = await readTenantLog(tenant, take, (told) =>
    look('reading what the tenant has', told.items, told.announced),
  );
  inTenant += nameless.count;
  if (announced !== null && inTenant < announced) {
    warnings.push(
      `The tenant says that it has ${announced} records, and ${inTenant} came: what did not come is sent again, and the tenant tells that it has it.`,
    );
  }
  const counts = countStandings(known, unfit);
  return {
    known,
    counts,
    inTenant,
    examples: [...examplesOf(archive, known, counts), ...conflicts.values(), ...examples],
    warnings,
    nameless: namelessWords(nameless),
  };
}

function namelessWords({ count, example }: NamelessRecords): string | null {
  if (count === 0) return null;
  const [records, have] =
    count === 1 ? ['1 audit record', 'has'] : [`${count} audit records`, 'have'];
  return `${records} of the tenant ${have} no id by which it could be told whether the archive has it too, so what the tenant has would be doubled. The first begins with: ${example}. Look whether the connection's path of audit records is the right one.`;
}

function countStandings(known: KnownRecords, unfit: number): Record<RestoreState, number> {
  const counts = { new: 0, there: 0, conflicting: 0, unfit };
  for (let at = 0; at < known.archived; at += 1) counts[known.standing(at)] += 1;
  return counts;
}

/** The first few that are new and that are there. */
function examplesOf(
  archive: Archive,
  known: KnownRecords,
  counts: Record<RestoreState, number>,
): RestoreExample[] {
  const told = {
    new: 'The tenant does not have it: it is sent.',
    there: 'The tenant has it with the same content: it is not sent.',
  };
  return (['new', 'there'] as const).flatMap((state) => {
    const found: RestoreExample[] = [];
    const most = Math.min(mostExamples, counts[state]);
    for (let at = 0; found.length < most; at += 1) {
      if (known.standing(at) !== state) continue;
      const record = known.record(at);
      const id = cutText(archive.get(record).id, longestId);
      found.push({ record, id, state, told: told[state], differs: [] });
    }
    return found;
  });
}

function conflictOf(
  archive: Archive,
  known: KnownRecords,
  at: number,
  record: TenantRecord,
): RestoreExample {
  const form = known.form(at);
  const of = (value: TenantRecord['value']) => (form === 'table' ? asCells(value) : value);
  const paths = changedPaths(of(archive.get(known.record(at)).value), of(record.value));
  return {
    record: known.record(at),
    id: cutText(record.id, longestId),
    state: 'conflicting',
    told: 'The tenant has another content under this id: it is never overwritten.',
    differs: paths.slice(0, mostPaths).map((path) => cutText(path, longestId)),
  };
}
