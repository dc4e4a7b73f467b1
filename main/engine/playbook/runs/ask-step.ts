import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { AnswerGroups, PlaybookStep } from '../../../../shared/playbook.ts';
import {
  isParseError,
  parse,
  type Question,
  resolveField,
  sentence,
} from '../../../../shared/query/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { compileQuery, contextOf, countFacet, matchRecords } from '../../query/index.ts';
import { formatRanges, type ReadableCase } from '../../store/index.ts';
import type { AnsweredDetail } from './custody-details.ts';
import { loadedFor } from './loaded-columns.ts';
import { questionOfStep } from './read-runs.ts';
import { readStoredRun, stepOf } from './stored-run.ts';

/** An answer that is to be kept: what the custody log says of it, and its records in ranges. */
export interface AskedStep {
  detail: AnsweredDetail;
  ranges: string;
}

/** Groups that an answer keeps. */
const mostGroups = 50;

/**
 * Asks the question of a step: finds all records that it is true of as the case stands.
 * @throws TrailcaseError `not-found` for an unknown run or step, `bad-request` for a step that cannot be asked
 */
export function askStep(db: ReadableCase, run: number, id: string): AskedStep {
  const stored = readStoredRun(db, run);
  const step = stepOf(stored, id);
  const { asOf, zone } = stored.detail;
  const filled = questionOfStep(stored, step);
  if (filled === null) {
    throw new TrailcaseError(
      'bad-request',
      `"${step.title}" asks nothing. Judge it when it is done.`,
    );
  }
  if (filled.query === null) {
    throw new TrailcaseError('bad-request', `"${step.title}" cannot be asked: ${filled.problem}`);
  }
  const context = contextOf({ asOf, zone });
  const read = parse(filled.query, { kind: step.kind, ...context });
  if (isParseError(read)) {
    throw new TrailcaseError('bad-request', `"${step.title}" cannot be asked: ${read.message}`);
  }
  const question: Question = { kind: step.kind, where: read.query };
  const { ids, records } = matchRecords(db, compileQuery(question, context));
  const ranges = formatRanges(Array.from(ids));
  const detail: AnsweredDetail = {
    run,
    step: id,
    query: filled.query,
    sentence: sentence(read.query, step.kind, { zone }),
    kind: step.kind,
    asOf,
    zone,
    count: ids.length,
    ...spanOf(db, ids),
    sha256: createHash('sha256').update(ranges).digest('hex'),
    records,
    groups: groupsOf(db, step, ids),
  };
  return { detail, ranges };
}

function spanOf(db: ReadableCase, ids: Uint32Array): { first: string | null; last: string | null } {
  const [first, last] = db
    .prepare(
      `SELECT min(r.time), max(r.time)
       FROM json_each(?) given CROSS JOIN record r ON r.id = given.value`,
    )
    .raw()
    .get(`[${ids.join(',')}]`) as [number | null, number | null];
  return {
    first: first === null ? null : formatInstant(first),
    last: last === null ? null : formatInstant(last),
  };
}

function groupsOf(
  db: ReadableCase,
  { groupBy, kind }: PlaybookStep,
  ids: Uint32Array,
): AnswerGroups | null {
  const ref = groupBy === null ? undefined : resolveField(groupBy, kind)?.ref;
  if (groupBy === null || ref === undefined || ref.kind === 'anyOf') return null;
  const asked = {
    field: ref.kind === 'field' ? ref : { kind: 'path' as const, path: [...ref.path] },
    top: mostGroups,
    rare: 0,
  };
  const { missing, distinct, top } = countFacet(db, ids, asked, loadedFor(db, ids, asked));
  return { field: groupBy, missing, distinct, top };
}
