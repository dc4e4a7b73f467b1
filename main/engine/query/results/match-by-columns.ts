import { kinds } from '../../../../shared/kinds.ts';
import type { Question } from '../../../../shared/query/ast.ts';
import type { ReadableCase } from '../../store/index.ts';
import { countIds, type LoadedColumns, readIntegers } from '../columns/index.ts';
import { type CompileContext, compileQuery, valueSearchOf } from '../compile/index.ts';
import { type Matches, matchRecords } from './match-records.ts';

/**
 * The columns that a question can be answered with by `matchByColumns`; null for one that SQL answers.
 * @throws TrailcaseError `bad-request` as `compileQuery` does
 */
export function searchColumns(question: Question, context: CompileContext): string[] | null {
  const search = valueSearchOf(question, context);
  if (search === null) return null;
  return question.kind === null ? [...search.columns] : ['kind', ...search.columns];
}

/**
 * All records that a search over several fields is true of, by columns in memory: a million take 7 to 27 ms, in SQL
 * 220.
 * @param loaded the columns of `searchColumns`
 * @returns null where the columns do not cover the case, as records came since
 */
export function matchByColumns(
  db: ReadableCase,
  question: Question,
  context: CompileContext,
  loaded: LoadedColumns,
): Matches | null {
  const search = valueSearchOf(question, context);
  if (search === null) return null;
  // Refuses what cannot be asked of these fields.
  compileQuery(question, context);
  const records = countIds(db);
  const columns = [...new Set(search.columns)].map((name) => loaded.byName[name]);
  const kindCells = loaded.byName.kind?.cells ?? null;
  const wanted = question.kind === null ? -1 : kinds.indexOf(question.kind);
  if (columns.some((column) => column === undefined || column.records < records)) return null;
  if (wanted >= 0 && (kindCells?.length ?? 0) <= records) return null;

  const found = new Uint8Array(records + 1);
  const passing = passingTexts(db, search.texts);
  if (passing !== null) {
    for (const column of columns) markRecords(found, column?.cells ?? [], passing);
  }
  if (search.rest !== null) {
    const rest = compileQuery({ ...question, where: search.rest }, context);
    for (const id of matchRecords(db, rest).ids) if (id <= records) found[id] = 1;
  }
  return { ids: idsOf(found, kindCells, wanted), records };
}

/** By the id of a text: 1 where it passes; null where none does. */
function passingTexts(
  db: ReadableCase,
  { text, params }: { text: string; params: readonly unknown[] },
): Uint8Array | null {
  const [count, highest, list] = db
    .prepare(`SELECT count(*), max(id), CAST(group_concat(id) AS BLOB) FROM (${text})`)
    .raw()
    .get(...params) as [number, number | null, Uint8Array | null];
  if (highest === null || list === null) return null;
  const ids = new Uint32Array(count);
  readIntegers(list, ids, 0, 0);
  const passing = new Uint8Array(highest + 1);
  for (const id of ids) passing[id] = 1;
  return passing;
}

function markRecords(found: Uint8Array, cells: ArrayLike<number>, passing: Uint8Array): void {
  for (let id = 1; id < found.length; id += 1) {
    // A missing text is -1, and one that came later lies behind the end: neither passes.
    if (passing[cells[id] as number] === 1) found[id] = 1;
  }
}

function idsOf(
  found: Uint8Array,
  kindCells: ArrayLike<number> | null,
  wanted: number,
): Uint32Array<SharedArrayBuffer> {
  const isFound = (id: number) =>
    found[id] === 1 && (wanted < 0 || kindCells === null || kindCells[id] === wanted);
  let count = 0;
  for (let id = 1; id < found.length; id += 1) if (isFound(id)) count += 1;
  const ids = new Uint32Array(new SharedArrayBuffer(count * 4));
  let at = 0;
  for (let id = 1; id < found.length; id += 1) {
    if (!isFound(id)) continue;
    ids[at] = id;
    at += 1;
  }
  return ids;
}
