import { describe, expect, it } from 'vitest';
import type { DetectionRule, RuleResult } from '../../../../main/engine/detect/index.ts';
import { createRandom } from '../../../helpers/random.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { event, makeRunCase, type RunCase, rulesOf } from './correlate/run-case.ts';

const place = useTempFolder();

const failed = `
title: Failed sign-in
name: failed
logsource: {product: trailcase, service: event}
detection: {a: {status: Failure}, condition: a}
`;
const opened = `
title: Sign-in
name: opened
logsource: {product: trailcase, service: event}
detection: {a: {status: Success}, condition: a}
`;

function correlation(type: string, rules: string, rest: string): string {
  return `---
title: ${type}
name: by_${type}
correlation:
  type: ${type}
  rules: [${rules}]
  ${rest.trim().replaceAll('\n', '\n  ')}
`;
}

function resultOf(results: readonly RuleResult[], rules: readonly DetectionRule[], title: string) {
  const rule = rules.find((each) => each.title === title);
  const result = results.find((each) => each.rule === rule?.id);
  if (result === undefined) throw new Error(`no result of ${title}`);
  return result;
}

/** Runs rules written in YAML and gives the result of one of them. */
function run(on: RunCase, text: string, title: string, over = {}): RuleResult {
  const rules = rulesOf(text);
  return resultOf(on.run(rules, over), rules, title);
}

const minutes = (...list: number[]) =>
  list.map((minute) => `2026-02-10T10:${String(minute).padStart(2, '0')}:00Z`);

describe('findings of a rule about single records', () => {
  it('are one for each entity and hour without a gap, with what finds them again', async () => {
    const on = makeRunCase(place);
    await on.add([
      ...minutes(0, 10, 59).map((time) => event(time)),
      event('2026-02-10T12:30:00Z', { email: 'KIM@acme.example' }),
      event(minutes(1)[0] as string, { email: 'lee@acme.example' }),
    ]);
    const { found, matched, mode } = run(on, failed, 'Failed sign-in');
    expect({ matched, mode }).toEqual({ matched: 5, mode: 'full' });
    expect(found.map(({ records }) => records)).toEqual([[1, 2, 3], [5], [4]]);
    expect(found[0]).toMatchObject({
      identity: '[["actor","kim@acme.example"]]',
      entities: [{ field: 'actor', value: 'kim@acme.example', type: 'actor' }],
      summary: '3 records of kim@acme.example within 59 min',
      first: Date.parse('2026-02-10T10:00:00Z') * 1000,
      last: Date.parse('2026-02-10T10:59:00Z') * 1000,
      kind: 'event',
    });
    expect(found.map((each) => on.foundBy(each))).toEqual(found.map(({ records }) => records));
  });

  it('keep undated records and records without an entity', async () => {
    const on = makeRunCase(place);
    const nobody = { email: undefined, ipAddress: undefined };
    await on.add([
      event(null),
      event(minutes(0)[0] as string),
      event(minutes(1)[0] as string, nobody),
    ]);
    const { found } = run(on, failed, 'Failed sign-in');
    expect(
      found.map(({ records, identity, first }) => [records, identity, first === null]),
    ).toEqual([
      [[1], '[["actor","kim@acme.example"]]', true],
      [[2], '[["actor","kim@acme.example"]]', false],
      [[3], '[]', false],
    ]);
    expect(found.flatMap(({ records }) => records)).toHaveLength(3);
  });

  it('are told and grouped as the rule says', async () => {
    const on = makeRunCase(place);
    await on.add(
      minutes(0, 1).flatMap((time) =>
        ['a', 'b'].map((name) => event(time, { email: `${name}@x.example` })),
      ),
    );
    const text = `${failed}group-by: [ip]\ntells: '{{count}} failures from {{ip}} as {{actor}} {{within}}; {{message}}'\n`;
    expect(run(on, text, 'Failed sign-in').found.map(({ summary }) => summary)).toEqual([
      '4 failures from 198.51.100.7 as a@x.example, b@x.example within 1 min; none',
    ]);
  });
});

describe('findings of a correlation', () => {
  const counted =
    failed +
    correlation('event_count', 'failed', 'group-by: [actor]\ntimespan: 5m\ncondition: {gte: 3}');

  it('hold records of the rule only, and their query finds them', async () => {
    const on = makeRunCase(place);
    await on.add([
      ...minutes(0, 2, 4, 6, 30).map((time) => event(time)),
      event(minutes(3)[0] as string, { status: 'Success' }),
      event(minutes(5)[0] as string, { email: 'lee@acme.example' }),
    ]);
    const { found, matched, note } = run(on, counted, 'event_count');
    expect(found).toMatchObject([
      {
        identity: '[["actor","kim@acme.example"]]',
        records: [1, 2, 3, 4],
        summary: '4 records of kim@acme.example within 6 min',
      },
    ]);
    expect([matched, note]).toEqual([null, null]);
    expect(on.foundBy(found[0] as RuleResult['found'][number])).toEqual([1, 2, 3, 4]);
  });

  it('say what could take no part', async () => {
    const on = makeRunCase(place);
    await on.add([event(null), event(minutes(1)[0] as string, { email: undefined })]);
    expect(run(on, counted, 'event_count').note).toBe(
      '1 record without a time and 1 record without actor could take no part.',
    );
  });

  it('lie within the scope', async () => {
    const on = makeRunCase(place);
    await on.add(
      minutes(0, 1, 2, 3).map((time, at) =>
        event(time, { clientName: at === 1 ? 'other' : 'auth ui' }),
      ),
    );
    const scope = {
      kind: null,
      where: {
        kind: 'compare',
        field: { kind: 'field', name: 'client' },
        operator: 'is',
        operand: { kind: 'text', text: 'auth ui', exact: false },
      },
    } as const;
    const { found } = run(on, counted, 'event_count', { scope });
    expect(found.map(({ records }) => records)).toEqual([[1, 3, 4]]);
    expect(on.foundBy(found[0] as RuleResult['found'][number])).toEqual([1, 3, 4]);
  });

  it('group by network, device and fields of the original, and by other names in each rule', async () => {
    const on = makeRunCase(place);
    await on.add(
      minutes(0, 1, 2).map((time, at) =>
        event(time, {
          email: `person${at}@x.example`,
          ipAddress: `198.51.100.${at}`,
          details: { tenant: at < 2 ? 'one' : 'two' },
          status: at === 2 ? 'Success' : 'Failure',
          username: at === 2 ? 'person1@x.example' : 'x',
        }),
      ),
    );
    const count = (group: string) =>
      run(
        on,
        failed +
          correlation(
            'event_count',
            'failed',
            `group-by: [${group}]\ntimespan: 5m\ncondition: {gte: 2}`,
          ),
        'event_count',
      ).found;
    expect(count('network')).toMatchObject([
      { entities: [{ field: 'network', value: '198.51.100.0/24', type: null }], records: [1, 2] },
    ]);
    expect(on.foundBy(count('network')[0] as RuleResult['found'][number])).toEqual([1, 2]);
    expect(count('device')).toHaveLength(1);
    expect(count('details.tenant')).toMatchObject([
      { entities: [{ field: 'details.tenant', value: 'one' }] },
    ]);
    const aliases = `group-by: [person]\naliases: {person: {failed: actor, opened: username}}\ntimespan: 5m`;
    const ordered = `${failed}---${opened}${correlation('temporal_ordered', 'failed, opened', aliases)}`;
    expect(run(on, ordered, 'temporal_ordered').found).toMatchObject([
      {
        entities: [{ field: 'actor', value: 'person1@x.example', type: 'actor' }],
        records: [2, 3],
      },
    ]);
  });

  it('are events of correlations over them, at each moment at which they held', async () => {
    const on = makeRunCase(place);
    await on.add([
      ...minutes(0, 1, 2, 9).map((time) => event(time)),
      event(minutes(3)[0] as string, { status: 'Success' }),
    ]);
    const inner = correlation(
      'event_count',
      'failed',
      'group-by: [actor]\ntimespan: 10m\ncondition: {gte: 3}',
    );
    const outer = correlation(
      'temporal_ordered',
      'by_event_count, opened',
      'group-by: [actor]\ntimespan: 2m',
    );
    const { found } = run(on, `${failed}---${opened}${inner}${outer}`, 'temporal_ordered');
    // The failure of minute 9 is of the same finding below: the moment that counts is minute 2.
    expect(found).toMatchObject([{ records: [1, 2, 3, 4, 5] }]);
    expect(found[0]?.entities).toEqual([
      { field: 'actor', value: 'kim@acme.example', type: 'actor' },
    ]);
  });

  it('take fields of the record at which one below held', async () => {
    const on = makeRunCase(place);
    await on.add(minutes(0, 1, 2).map((time) => event(time)));
    const inner = correlation(
      'event_count',
      'failed',
      'group-by: [actor]\ntimespan: 5m\ncondition: {gte: 2}',
    );
    const outer = correlation(
      'value_count',
      'by_event_count',
      'group-by: [ip]\ntimespan: 5m\ncondition: {field: actor, gte: 1}',
    );
    expect(run(on, failed + inner + outer, 'value_count').found).toMatchObject([
      { entities: [{ field: 'ip', value: '198.51.100.7', type: 'address' }], records: [1, 2, 3] },
    ]);
  });

  it('look for what ended something among all records of the kind', async () => {
    const on = makeRunCase(place);
    const job = (jobName: string, status: string, createdAt: string) => ({
      jobId: `${jobName} ${createdAt}`,
      jobName,
      jobType: 'sync',
      message: 'm',
      latestStatus: status,
      createdAt,
      updatedAt: createdAt,
    });
    await on.add([
      job('over', 'Running', '2026-02-10T10:00:00Z'),
      job('stuck', 'Running', '2026-02-10T10:00:00Z'),
      job('over', 'Success', '2026-02-10T10:01:00Z'),
    ]);
    const running = `title: Running\nname: running\nlogsource: {product: trailcase, service: job}\ndetection: {a: {status: Running}, condition: a}\n`;
    const { found } = run(
      on,
      running + correlation('lingering', 'running', 'group-by: [target]\ntimespan: 1d'),
      'lingering',
    );
    expect(found).toMatchObject([
      {
        records: [2],
        summary: 'Unchanged for 9 d 14 h of stuck',
        entities: [{ field: 'target', value: 'stuck', type: 'job' }],
      },
    ]);
  });
});

describe('a run', () => {
  it('says why a rule was not asked', async () => {
    const on = makeRunCase(place);
    await on.add([event(minutes(0)[0] as string)]);
    const okta = failed
      .replace('product: trailcase, service: event', 'product: okta, service: okta')
      .replace('status:', 'eventType:');
    const rules = rulesOf(
      okta + correlation('event_count', 'failed', 'timespan: 5m\ncondition: {gte: 1}'),
    );
    expect(on.run(rules).map(({ skipped }) => skipped)).toEqual([
      'The case has no records of okta/okta.',
      'Failed sign-in: The case has no records of okta/okta.',
    ]);
  });

  it('asks only for the rules that it is for, and for those that these are made of', async () => {
    const on = makeRunCase(place);
    await on.add(minutes(0, 1).map((time) => event(time)));
    const rules = rulesOf(
      `${failed}---${opened}${correlation('event_count', 'failed', 'timespan: 5m\ncondition: {gte: 2}')}`,
    );
    const ids = new Set([rules.find(({ type }) => type !== 'event')?.id as string]);
    const results = on.run(rules, { ids });
    expect(rules.map(({ title }) => resultOf(results, rules, title).found.length)).toEqual([
      0, 0, 1,
    ]);
  });
});

describe('a run after an import', () => {
  const text =
    [
      failed.replace('title', 'reports: true\ntitle'),
      opened.replace('title', 'reports: true\ntitle'),
      `title: Original\nname: original\nreports: true\nlogsource: {product: trailcase, service: event}\ndetection: {a: {details.reason: locked}, condition: a}\n`,
    ].join('---\n') +
    [
      correlation(
        'event_count',
        'failed',
        'group-by: [actor]\ntimespan: 1h\ncondition: {gte: 3}',
      ).replace('title', 'reports: true\ntitle'),
      correlation('temporal_ordered', 'failed, opened', 'group-by: [actor]\ntimespan: 1h'),
      correlation('without', 'original, opened', 'group-by: [actor]\ntimespan: 2h'),
      correlation(
        'value_count',
        'by_event_count',
        'timespan: 1d\ncondition: {field: actor, gte: 2}',
      ),
    ].join('');

  function randomEvents(seed: string, count: number): object[] {
    const random = createRandom(seed);
    return Array.from({ length: count }, (_, at) =>
      event(new Date(Date.UTC(2026, 1, 10) + random.between(0, 500) * 60_000).toISOString(), {
        id: `${seed} ${at}`,
        status: random.weighted({ Failure: 3, Success: 1 }),
        email: `person${random.between(1, 4)}@x.example`,
        details: { reason: random.weighted({ locked: 1, other: 4 }) },
      }),
    );
  }

  it.each(['one', 'two', 'three'])('finds what a run over everything finds (%s)', async (seed) => {
    const on = makeRunCase(place);
    await on.add(randomEvents(seed, 60));
    const rules = rulesOf(text);
    const before = on.run(rules);
    expect(before.every(({ found }) => found.length > 0)).toBe(true);
    const since = on.records();
    await on.add(
      randomEvents(`${seed} more`, 6).map((each) => ({ ...each, status: 'Success', details: {} })),
    );
    const unchanged = new Set(rules.map(({ id }) => id));
    const partly = on.run(rules, { since, unchanged });
    const whole = on.run(rules);
    const kept = partly.map((result, at) =>
      result.mode === 'unchanged' ? before[at]?.found : result.found,
    );
    expect(kept).toEqual(whole.map(({ found }) => found));
    const modes = rules.map(({ title }) => [title, resultOf(partly, rules, title).mode]);
    expect(Object.fromEntries(modes)).toEqual({
      'Failed sign-in': 'unchanged',
      'Sign-in': 'full',
      Original: 'unchanged',
      event_count: 'unchanged',
      temporal_ordered: 'full',
      without: 'full',
      value_count: 'unchanged',
    });
  });
});
