import {
  hashWithParts,
  type PreparedRun,
  prepareFound,
  prepareRule,
} from '../../../../../main/engine/detect/findings/index.ts';
import type { Found } from '../../../../../main/engine/detect/found.ts';
import type { EventRule } from '../../../../../main/engine/detect/rule.ts';

/** A rule about single records, made for a test. */
export function madeRule(id: string, more: Partial<EventRule> = {}): EventRule {
  return {
    type: 'event',
    id,
    name: null,
    title: `Rule ${id}`,
    description: `What ${id} looks for.`,
    why: 'It matters.',
    level: 'medium',
    status: 'stable',
    author: '',
    tags: ['attack.t1110'],
    falsePositives: ['Tests'],
    references: [],
    origin: 'own',
    file: `${id}.yml`,
    line: 1,
    text: `title: Rule ${id}\n`,
    hash: `hash of ${id}`,
    parameters: [],
    tells: null,
    logsource: 'trailcase',
    systems: ['tenant'],
    question: { kind: null, where: { kind: 'all' } },
    placesOf: () => [],
    groupBy: [],
    reports: true,
    ...more,
  };
}

/** Something that a rule found about an account: its records, and the seconds of the first and the last of them. */
export function madeFound(
  about: string,
  records: readonly number[],
  [first, last]: readonly [number, number] | readonly [null, null],
): Found {
  return {
    identity: JSON.stringify({ actor: about }),
    entities: [{ field: 'actor', value: about, type: 'actor' }],
    summary: `${records.length} records of ${about}`,
    records,
    first: first === null ? null : first * 1_000_000,
    last: last === null ? null : last * 1_000_000,
    query: `Actor is ${about}`,
    kind: null,
  };
}

/** A run over the whole case, by rule what it found; null of a rule that did not need to run. */
export function madeRun(
  found: readonly (readonly [EventRule, readonly Found[] | null])[],
  more: Partial<PreparedRun> = {},
): PreparedRun {
  return {
    rules: found.map(([rule, its]) => ({
      id: rule.id,
      hash: hashWithParts(rule, []),
      reports: true,
      kept: prepareRule(rule),
      found: its?.map((each) => prepareFound(rule, each)) ?? null,
    })),
    outcomes: found.map(([{ id, title, level }, its]) => ({
      rule: id,
      title,
      level,
      matched: its === null ? null : its.length,
      findings: its?.length ?? 0,
      seconds: 0,
      skipped: its === null ? 'nothing new' : null,
      note: null,
    })),
    problems: [],
    settings: {},
    question: null,
    isNamed: false,
    asOf: '2026-01-01T00:00:00.000000Z',
    zone: 'UTC',
    records: 200,
    seconds: 0,
    ...more,
  };
}
