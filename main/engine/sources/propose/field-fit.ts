import type { CanonicalField } from '../../../../shared/fields.ts';
import { type ColumnFacts, shareOf } from './column-facts.ts';
import type { Shape } from './value-shapes.ts';

/** How well values suit a field. */
export interface Fit {
  /** From 0 to 1. */
  fit: number;
  /** What the values are, as part of a sentence. */
  said: string;
  /** The values tell what the field is, whatever the column is called. */
  tells: boolean;
}

type Judge = (facts: ColumnFacts) => Fit | null;

/** Different values of a column that says of what sort a record is. */
const fewValues = 40;

/** How values suit each field; null where they contradict it, whatever the name says. */
const judges: Record<CanonicalField, Judge> = {
  time: judgeTime,
  updated: (facts) => notTelling(judgeTime(facts)),
  key: judgeKey,
  action(facts) {
    if (isAnyOf(facts, ['time', 'clock', 'email', 'address', 'boolean', 'structure', 'agent']))
      return null;
    if (isMostly(facts, 'sentence')) return null;
    const few = isFew(facts);
    if (isMostly(facts, 'number')) return few ? suits(0.1, fewSaid(facts)) : null;
    if (isMostly(facts, 'outcome')) return few ? suits(0.1, fewSaid(facts)) : null;
    const changes = shareOf(facts, 'change');
    const tells = few && changes + shareOf(facts, 'sign-in') >= 0.8;
    if (few && changes >= 0.6) {
      return suits(1, counted(facts, 'change', 'tell of a change'), tells);
    }
    if (tells) return suits(0.9, `${fewSaid(facts)}, of changes and of signing in`, true);
    if (isConstant(facts)) return suits(0.1, fewSaid(facts));
    return few ? suits(0.7, fewSaid(facts)) : suits(0.3, filledSaid(facts));
  },
  actor: (facts) => judgeParty(facts),
  username: (facts) => (isMostly(facts, 'number') ? null : notTelling(judgeParty(facts))),
  target(facts) {
    if (isAnyOf(facts, ['time', 'clock', 'boolean', 'structure', 'agent', 'outcome'])) return null;
    return suits(isMostly(facts, 'number') ? 0.2 : 0.6, filledSaid(facts));
  },
  status(facts) {
    if (isAnyOf(facts, ['time', 'clock', 'email', 'address', 'structure', 'agent', 'sentence']))
      return null;
    if (!isFew(facts)) return null;
    const outcomes = shareOf(facts, 'outcome');
    if (outcomes >= 0.6)
      return suits(1, counted(facts, 'outcome', 'say how it ended'), outcomes >= 0.8);
    if (isMostly(facts, 'number')) return suits(0.25, fewSaid(facts));
    return suits(outcomes > 0 ? 0.7 : 0.45, fewSaid(facts));
  },
  ip(facts) {
    const share = shareOf(facts, 'address');
    return share < 0.5
      ? null
      : suits(share, counted(facts, 'address', 'are addresses'), share >= 0.8);
  },
  agent(facts) {
    if (
      isAnyOf(facts, ['time', 'clock', 'email', 'address', 'boolean', 'structure', 'number', 'id'])
    )
      return null;
    const share = shareOf(facts, 'agent');
    if (share < 0.5) return suits(0.2, filledSaid(facts));
    return suits(share, counted(facts, 'agent', 'are those of programs'), share >= 0.6);
  },
  country(facts) {
    if (isAnyOf(facts, [...odd, 'number', 'email', 'sentence', 'id'])) return null;
    const codes = shareOf(facts, 'country code');
    return codes >= 0.6
      ? suits(1, counted(facts, 'country code', 'are codes of countries'))
      : suits(0.5, filledSaid(facts));
  },
  message(facts) {
    if (isAnyOf(facts, [...odd, 'email', 'number'])) return null;
    const sentences = shareOf(facts, 'sentence');
    return sentences >= 0.3
      ? suits(0.9, counted(facts, 'sentence', 'are sentences'))
      : suits(0.4, filledSaid(facts));
  },
  session: (facts) =>
    isAnyOf(facts, [...odd, 'email', 'sentence'])
      ? null
      : suits(isMostly(facts, 'id') ? 0.9 : 0.5, filledSaid(facts)),
  client: judgeName,
  provider: judgeName,
  protocol: judgeName,
  organization: (facts) => (isMostly(facts, 'email') ? null : judgeName(facts)),
  subject: (facts) => (isAnyOf(facts, [...odd, 'number']) ? null : suits(0.6, filledSaid(facts))),
  httpStatus: (facts) => judgeRange(facts, 100, 599),
  attempt: (facts) => judgeRange(facts, 0, 1_000),
  duration: (facts) => judgeRange(facts, 0, Number.MAX_SAFE_INTEGER),
};

/** Shapes that no name of anything has. */
const odd: readonly Shape[] = ['time', 'clock', 'address', 'boolean', 'structure', 'agent'];

/** How the values of a column suit a field; null where they contradict it or where there are none. */
export function fieldFit(field: CanonicalField, facts: ColumnFacts): Fit | null {
  return facts.filled === 0 ? null : judges[field](facts);
}

function judgeTime(facts: ColumnFacts): Fit | null {
  const written = shareOf(facts, 'time');
  const words = facts.isDayFirst ? 'are times with the day first' : 'are times';
  if (written >= 0.6) return suits(written, counted(facts, 'time', words), written >= 0.8);
  const counts = shareOf(facts, 'count since 1970');
  return counts < 0.8 ? null : suits(0.8 * counts, counted(facts, 'count since 1970', 'are times'));
}

/** An id has to tell records apart, those of other files with it. */
function judgeKey(facts: ColumnFacts): Fit | null {
  if (!facts.isApart || facts.isCount) return null;
  if (isAnyOf(facts, [...odd, 'email', 'sentence', 'outcome'])) return null;
  const said = `every one of ${facts.records} records has its own`;
  const isTime = isMostly(facts, 'count since 1970');
  const ids = shareOf(facts, 'id');
  return ids >= 0.9 ? suits(1, said, facts.records >= 3 && ids === 1 && !isTime) : suits(0.6, said);
}

/** Somebody who does something or to whom something is done. */
function judgeParty(facts: ColumnFacts): Fit | null {
  if (isAnyOf(facts, [...odd, 'sentence', 'outcome'])) return null;
  const emails = shareOf(facts, 'email');
  if (emails >= 0.5) {
    return suits(
      0.6 + 0.4 * emails,
      counted(facts, 'email', 'are e-mail addresses'),
      emails >= 0.8,
    );
  }
  return suits(isMostly(facts, 'number') ? 0.3 : 0.6, filledSaid(facts));
}

function judgeName(facts: ColumnFacts): Fit | null {
  return isAnyOf(facts, [...odd, 'sentence']) ? null : suits(0.6, filledSaid(facts));
}

function judgeRange(facts: ColumnFacts, least: number, most: number): Fit | null {
  const { range } = facts;
  if (range === null || range.least < least || range.most > most) return null;
  return suits(0.8, `its values go from ${range.least} to ${range.most}`);
}

function suits(value: number, said: string, tells = false): Fit {
  return { fit: value, said, tells };
}

function notTelling(judged: Fit | null): Fit | null {
  return judged === null ? null : { ...judged, tells: false };
}

function isMostly(facts: ColumnFacts, shape: Shape): boolean {
  return shareOf(facts, shape) > 0.5;
}

function isAnyOf(facts: ColumnFacts, shapes: readonly Shape[]): boolean {
  return shapes.some((shape) => isMostly(facts, shape));
}

function isFew({ distinct, filled }: ColumnFacts): boolean {
  return distinct <= Math.max(3, Math.min(fewValues, filled * 0.6));
}

/** The same in many records: it tells none of them from another. */
function isConstant({ distinct, filled }: ColumnFacts): boolean {
  return distinct === 1 && filled >= 10;
}

function counted({ shapes, filled }: ColumnFacts, shape: Shape, words: string): string {
  return `${shapes[shape] ?? 0} of ${filled} values ${words}`;
}

function fewSaid(facts: ColumnFacts): string {
  const { distinct, filled } = facts;
  if (filled === 1) return filledSaid(facts);
  if (distinct === 1) return `its ${filled} values are all the same`;
  return `its ${filled} values are ${distinct} different ones`;
}

function filledSaid({ filled, records }: ColumnFacts): string {
  return `${filled} of ${records} records have one`;
}
