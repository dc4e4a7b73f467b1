import type { Finding } from '../../../../shared/detection.ts';
import type { EntityType } from '../../../../shared/entities.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { Candidate, ParameterType, Playbook } from '../../../../shared/playbook.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../../shared/time/index.ts';
import { listEntities } from '../../entities/index.ts';
import { commonValues, loadValueCounts } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';

/** Values that are offered. */
const mostCandidates = 50;

/** What a parameter's values are called where findings and records name them. */
const entityOf: Partial<Record<ParameterType, EntityType>> = {
  user: 'actor',
  address: 'address',
  resource: 'target',
  job: 'job',
  recipient: 'actor',
  client: 'client',
};

/** Parameters whose values are those of one field of one kind only: a job by its name, not by the ids of its runs. */
const fieldOf: Partial<Record<ParameterType, { kind: Kind; column: string }>> = {
  job: { kind: 'job', column: 'target' },
  recipient: { kind: 'notification', column: 'target' },
};

/** Time before and after a finding that is looked at with it. */
const margin = 24 * 3_600_000_000;

/**
 * Values for a parameter, likeliest first: what findings name (`findings` in their order), then what the
 * records name most.
 * @throws TrailcaseError `not-found` for a parameter that the playbook does not have
 */
export function listCandidates(
  db: ReadableCase,
  playbook: Playbook,
  name: string,
  contains: string,
  findings: readonly Finding[],
): Candidate[] {
  const parameter = playbook.parameters.find((each) => each.name === name);
  if (parameter === undefined) {
    throw new TrailcaseError('not-found', `"${playbook.title}" has no parameter "${name}".`);
  }
  const { type, value } = parameter;
  const found =
    type === 'window'
      ? windows(findings, value)
      : [...fromFindings(db, type, findings), ...fromRecords(db, type, contains)];
  const wanted = contains.toLowerCase();
  const distinct = new Map<string, Candidate>();
  for (const candidate of found) {
    const isWanted = candidate.value.toLowerCase().includes(wanted);
    if (isWanted && !distinct.has(candidate.value)) distinct.set(candidate.value, candidate);
  }
  return [...distinct.values()].slice(0, mostCandidates);
}

function fromFindings(
  db: ReadableCase,
  type: ParameterType,
  findings: readonly Finding[],
): Candidate[] {
  const entity = entityOf[type];
  return findings.flatMap(({ title, entities }) =>
    entities
      .filter((each) => entity !== undefined && each.type === entity)
      .map(({ value }) => ({
        value: type === 'job' ? jobName(db, value) : value,
        reason: `finding: ${title}`,
      })),
  );
}

/** A finding may name one run of a job by its id. */
function jobName(db: ReadableCase, value: string): string {
  const name = db
    .prepare(
      `SELECT (SELECT text FROM value WHERE id = r.target) FROM record r
       WHERE r.kind = ${kinds.indexOf('job')} AND r.key = ? AND r.target IS NOT NULL LIMIT 1`,
    )
    .pluck()
    .get(value) as string | undefined;
  return name ?? value;
}

function fromRecords(db: ReadableCase, type: ParameterType, contains: string): Candidate[] {
  const field = fieldOf[type];
  if (field !== undefined) {
    const counts = loadValueCounts(db, field.column, field.kind);
    const values = commonValues(db, { counts, part: contains, limit: mostCandidates });
    return values.map(({ value, count }) => ({ value, reason: recordsOf(count) }));
  }
  const entity = entityOf[type];
  if (entity === undefined) return [];
  const { entities } = listEntities(db, { type: entity, contains, limit: mostCandidates });
  return entities.map(({ value, name, count }) => ({
    value,
    reason: name === null ? recordsOf(count) : `${recordsOf(count)}, also ${name}`,
  }));
}

function recordsOf(count: number): string {
  return count === 1 ? '1 record' : `${count.toLocaleString('en-US')} records`;
}

/** The days around findings, then stretches that count back from the run's time. */
function windows(findings: readonly Finding[], value: string): Candidate[] {
  const around = findings.flatMap(({ title, first, last }): Candidate[] => {
    const [from, to] = [moved(first, -margin), moved(last, margin)];
    if (from === null || to === null) return [];
    return [{ value: `between ${from} and ${to}`, reason: `finding: ${title}, a day around it` }];
  });
  const plain = [value, 'last 24 hours', 'last 7 days', 'last 30 days']
    .filter((each) => each !== '')
    .map((each) => ({ value: each, reason: 'up to the time that the run counts from' }));
  return [...around, ...plain, { value: 'everything', reason: 'any time' }];
}

/** To the minute, as people write it. */
function moved(time: string | null, micros: number): string | null {
  const at = time === null ? null : readInstant(time, makeZoneRule(null));
  if (at === null) return null;
  const minute = Math.floor((at.micros + micros) / 60_000_000) * 60_000_000;
  return `${formatInstant(minute).slice(0, 16)}Z`;
}
