import type { EntityPage, EntityType } from '../../../shared/entities.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import { type Outcome, outcomes } from '../../../shared/record.ts';
import type { Countries } from '../geo/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { EntityNames } from './entity-names.ts';
import { changesMadeBy, changesSufferedBy, questionOf } from './entity-questions.ts';
import { entityRecords } from './entity-records.ts';
import { RelatedCounts } from './related-groups.ts';
import { see, spanOf, unseen } from './seen.ts';
import { ValueTexts } from './value-texts.ts';

/**
 * Everything that a case says of an entity, in one pass over its records.
 * @throws TrailcaseError `not-found` when no record names it
 */
export function readEntity(
  db: ReadableCase,
  countries: Countries,
  { type, value }: { type: EntityType; value: string },
): EntityPage {
  const texts = new ValueTexts(db);
  const [all, names, related] = [unseen(), new EntityNames(type), new RelatedCounts()];
  const counts = new Map<string, number>();
  for (const record of entityRecords(db, texts, type, value)) {
    see(all, record.time);
    names.add(record);
    related.add(record);
    const cell = `${record.kind} ${record.outcome}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  if (all.count === 0) {
    throw new TrailcaseError('not-found', `No record of this case names the ${type} “${value}”.`);
  }
  const question = questionOf(type, value);
  return {
    type,
    value,
    names: names.list(db, texts, value),
    records: all.count,
    ...spanOf(all),
    counts: kinds.flatMap((kind) => outcomes.flatMap((outcome) => cellOf(counts, kind, outcome))),
    question,
    made: { records: countAudit(db, texts, value, ['actor']), question: changesMadeBy(value) },
    suffered: {
      records: countAudit(db, texts, value, ['target', 'subject']),
      question: changesSufferedBy(value),
    },
    groups: related.groups(value, question, texts, countries),
    ...(type === 'address' ? { country: countries.of(value) } : {}),
  };
}

function cellOf(counts: ReadonlyMap<string, number>, kind: Kind, outcome: Outcome) {
  const count = counts.get(`${kind} ${outcome}`);
  return count === undefined ? [] : [{ kind, outcome, count }];
}

/** Audit records that name a value in one of some columns. */
function countAudit(
  db: ReadableCase,
  texts: ValueTexts,
  value: string,
  fields: readonly ('actor' | 'target' | 'subject')[],
): number {
  const id = texts.stored('actor', value);
  if (id === null) return 0;
  const where = fields.map((field) => `${field} = @id`).join(' OR ');
  return db
    .prepare(`SELECT count(*) FROM record WHERE kind = ${kinds.indexOf('audit')} AND (${where})`)
    .pluck()
    .get({ id }) as number;
}
