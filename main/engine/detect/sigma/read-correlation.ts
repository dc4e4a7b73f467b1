import type { CorrelationType } from '../../../../shared/detection.ts';
import { checkCorrelation, readSpan } from '../correlate/index.ts';
import type { CorrelationRule, RuleHead, Threshold } from '../rule.ts';
import { type LocatedMap, type Spot, spotAt } from './located.ts';
import type { CorrelationDocument } from './rule-schema.ts';
import { RuleTrouble } from './rule-trouble.ts';

/** A correlation whose rules are still names. */
export interface UnlinkedCorrelation extends Omit<CorrelationRule, 'reports'> {
  /** The rules that it is made of report besides. */
  generate: boolean;
  /** What its `reports` says; null where it says nothing. */
  saysReports: boolean | null;
  /** Where a rule that it names stands in its file. */
  spotOf(at: number): Spot;
}

const countsValues: ReadonlySet<string> = new Set([
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
]);
const needsTimespan: ReadonlySet<string> = new Set([
  ...countsValues,
  'event_count',
  'temporal',
  'temporal_ordered',
]);
const needsCondition: ReadonlySet<string> = new Set([...countsValues, 'event_count']);
/** Types of ours whose condition may name a field and no number. */
const comparesNothing: ReadonlySet<string> = new Set(['first_seen']);

/** @throws RuleTrouble where something is missing that the type needs */
export function readCorrelation(
  head: RuleHead,
  written: CorrelationDocument,
  map: LocatedMap,
): UnlinkedCorrelation {
  const { correlation } = written;
  const type = correlation.type as CorrelationType;
  const spotOf = (...path: PropertyKey[]) => spotAt(map, ['correlation', ...path]);
  const { timespan, condition } = correlation;
  if (needsTimespan.has(type) && (timespan ?? null) === null) {
    throw new RuleTrouble(
      spotOf(),
      `A correlation of type ${type} needs a timespan, such as: timespan: 10m.`,
    );
  }
  if (needsCondition.has(type) && (condition ?? null) === null) {
    throw new RuleTrouble(
      spotOf(),
      `A correlation of type ${type} needs a condition, such as: gte: 5.`,
    );
  }
  const isCompared = !comparesNothing.has(type);
  const threshold = condition ? thresholdOf(condition, isCompared, spotOf) : null;
  if (countsValues.has(type) && threshold?.fields.length === 0) {
    throw new RuleTrouble(
      spotOf('condition'),
      `A condition of type ${type} names the field whose values count: field: NAME.`,
    );
  }
  const asked = {
    type,
    rules: correlation.rules,
    groupBy: correlation['group-by'] ?? [],
    timespan: timespan ? microsIn(timespan, spotOf('timespan')) : null,
    condition: threshold,
    options: optionsOf(correlation.options ?? {}),
  };
  const fault = checkCorrelation(asked);
  if (fault !== null) throw new RuleTrouble(spotOf(fault.part), fault.message);
  return {
    ...head,
    ...asked,
    aliases: correlation.aliases ?? {},
    saysReports: written.reports ?? null,
    generate: written.generate ?? correlation.generate ?? false,
    spotOf: (at) => spotOf('rules', at),
  };
}

function microsIn(timespan: string, spot: Spot): number {
  const isWhole = /^\d{1,9}\s*[smhdw]$/.test(timespan.trim());
  const micros = isWhole ? readSpan(timespan) : null;
  if (micros === null || micros === 0) {
    throw new RuleTrouble(
      spot,
      `"${timespan}" is no timespan. Write a whole number and s, m, h, d or w, such as 30m.`,
    );
  }
  return micros;
}

const limits = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;

function thresholdOf(
  condition: NonNullable<CorrelationDocument['correlation']['condition']>,
  isCompared: boolean,
  spotOf: (...path: PropertyKey[]) => Spot,
): Threshold {
  const threshold: Threshold = { fields: condition.field ?? [], percentile: null };
  for (const limit of limits) {
    const written = condition[limit];
    if (written !== undefined && written !== null) {
      threshold[limit] = numberIn(written, spotOf('condition', limit));
    }
  }
  if (isCompared && limits.every((limit) => threshold[limit] === undefined)) {
    throw new RuleTrouble(
      spotOf('condition'),
      'A condition compares with a number: gt, gte, lt, lte, eq or neq.',
    );
  }
  const { percentile } = condition;
  if (percentile !== undefined && percentile !== null) {
    threshold.percentile = numberIn(percentile, spotOf('condition', 'percentile'));
    if (threshold.percentile < 0 || threshold.percentile > 100) {
      throw new RuleTrouble(
        spotOf('condition', 'percentile'),
        'A percentile lies between 0 and 100.',
      );
    }
  }
  return threshold;
}

function numberIn(written: string | number | bigint | boolean, spot: Spot): number {
  const number = typeof written === 'boolean' || written === '' ? Number.NaN : Number(written);
  if (!Number.isFinite(number))
    throw new RuleTrouble(spot, `"${written}" is no number. Write one, such as 5.`);
  return number;
}

function optionsOf(
  written: NonNullable<CorrelationDocument['correlation']['options']>,
): CorrelationRule['options'] {
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  );
}
