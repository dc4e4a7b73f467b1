import { describe, expect, it } from 'vitest';
import { compileQuery, splitTexts } from '../../../../../main/engine/query/compile/index.ts';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import type { OperatorKey, Query } from '../../../../../shared/query/ast.ts';
import { canonicalNames } from '../../../../../shared/query/field-names.ts';
import { operators } from '../../../../../shared/query/operators.ts';
import { context, inTimeline } from './asked-case.ts';
import { byOperator, parts } from './operator-cases.ts';
import { and, anyText, changed, compare, exact, loose, not, number, or } from './trees.ts';

function sqlOf(where: Query): [string, ...unknown[]] {
  const compiled = compileQuery(inTimeline(where), context);
  return [compiled.where, ...compiled.params];
}

function refusalOf(where: Query): TrailcaseError {
  try {
    compileQuery(inTimeline(where), context);
  } catch (error) {
    if (error instanceof TrailcaseError) return error;
    throw error;
  }
  throw new Error('it was compiled');
}

describe('compileQuery', () => {
  for (const [operator, examples] of Object.entries(byOperator)) {
    it(`makes the expected SQL of "${operator}"`, () => {
      for (const [where, ...expected] of examples) expect(sqlOf(where)).toEqual(expected);
    });
  }

  it('has SQL for every operator with every type and operand of the operator table', () => {
    const operands = {
      none: undefined,
      text: loose('a'),
      list: { kind: 'list', items: [loose('1')] },
      number: number(1),
      numbers: { kind: 'numbers', low: 1, high: 2 },
      age: { kind: 'age', amount: 1, unit: 'day' },
      network: { kind: 'network', network: '::/0' },
      field: { kind: 'field', field: { kind: 'field', name: 'actor' }, exact: false },
      span: { kind: 'span', from: 1, to: null },
      instant: { kind: 'instant', at: 1 },
      last: { kind: 'last', amount: 1, unit: 'month' },
      calendar: { kind: 'calendar', unit: 'week', offset: -1 },
      sinceWeekday: { kind: 'sinceWeekday', weekday: 1 },
      clock: { kind: 'clock', micros: 1 },
    } as const;
    for (const { key, operands: accepted } of Object.values(operators)) {
      const fields = [...canonicalNames, { name: '.raw', type: 'raw' as const }];
      for (const { name, type } of fields) {
        for (const operand of accepted[type] ?? []) {
          expect(sqlOf(compare(name, key, operands[operand]))[0]).not.toBe('');
        }
      }
    }
  });

  it('compares fields by their texts, and reads the original for paths only', () => {
    const field = (name: string) =>
      ({ kind: 'field', field: { kind: 'field', name }, exact: false }) as const;
    expect(sqlOf(compare('message', 'contains', field('actor')))).toEqual([
      'fields_pass(r.source, r.offset, r.length, ?, r.message, (SELECT text FROM value WHERE id = r.actor))',
      JSON.stringify({ operator: 'contains', exact: false, left: null, right: null }),
    ]);
    const { usesRaw } = compileQuery(
      { kind: null, where: compare('.id', 'is', field('system')) },
      context,
    );
    expect(usesRaw).toBe(true);
  });

  it('refuses to compare with what is no text of the record', () => {
    for (const name of ['time', 'outcome', 'tag', 'attempt']) {
      const operand = { kind: 'field', field: { kind: 'field', name }, exact: false } as const;
      expect(() => sqlOf(compare('actor', 'is', operand))).toThrow(/does not compare actor/);
    }
  });

  it('puts the kind of the view in front', () => {
    const { where, params } = compileQuery(
      { kind: 'audit', where: compare('message', 'exists') },
      context,
    );
    expect([where, ...params]).toEqual(['(r.kind = ? AND r.message IS NOT NULL)', 0]);
  });

  it('asks for everything with a condition that is always true', () => {
    expect(sqlOf({ kind: 'all' })).toEqual(['1']);
    expect(sqlOf(and({ kind: 'all' }, compare('key', 'exists')))).toEqual(['r.key IS NOT NULL']);
    expect(sqlOf(not({ kind: 'all' }))).toEqual(['0']);
    expect(sqlOf(or(compare('key', 'exists'), { kind: 'all' }))).toEqual(['1']);
  });

  it('looks at numbers before texts and at originals last', () => {
    expect(
      sqlOf(
        or(
          anyText('x'),
          compare('key', 'matches', 'y'),
          and(compare('.id', 'exists'), compare('attempt', 'exists')),
          compare('updated', 'exists'),
        ),
      )[0],
    ).toBe(
      '(r.updated IS NOT NULL OR text_passes(?, r.key) OR original_passes(r.source, r.offset, r.length, ?) OR (r.attempt IS NOT NULL AND path_passes(r.source, r.offset, r.length, ?)))',
    );
  });

  it('asks any of several fields with OR', () => {
    const anyOf = { kind: 'anyOf', names: ['client', 'message'] } as const;
    expect(sqlOf(compare(anyOf, 'is', exact('x')))).toEqual([
      '(r.client = (SELECT id FROM value WHERE text = ?) OR r.message = ?)',
      'x',
      'x',
    ]);
  });

  it('compiles what is said of a change', () => {
    expect(sqlOf(changed('mfa'))[0]).toContain(
      'r.changed IN (SELECT change_set FROM change_path WHERE path_below(path, ?))',
    );
    expect(sqlOf(changed(''))[0]).toContain(
      `r.changed IN (SELECT id FROM change_set WHERE paths <> '')`,
    );
    expect(sqlOf({ kind: 'change', verb: 'became', path: 'a.b\\.c', value: exact('off') })).toEqual(
      [
        'state_passes(r.source, r.offset, r.length, r.kind, ?)',
        '{"side":"new","path":["a","b.c"],"test":{"kind":"equal","text":"off"}}',
      ],
    );
    expect(sqlOf({ kind: 'change', verb: 'was', path: null, value: loose('Off') })[1]).toBe(
      `{"side":"old","path":null,"test":${parts(['off'], 'loose', true, true)}}`,
    );
  });

  it('tells the texts of originals that every answer must hold', () => {
    const text = { kind: 'text', operator: 'contains', text: 'x' } as const;
    const nested = { kind: 'text', operator: 'matches', text: 'y' } as const;
    const where = and(text, and(nested, or(anyText('z'), compare('key', 'exists'))));
    const compiled = compileQuery(inTimeline(where), context);
    expect(compiled.needsText).toEqual([text, nested]);
    expect(compiled.usesRaw).toBe(true);
    expect(splitTexts(where)).toEqual({
      texts: [text, nested],
      rest: or(anyText('z'), compare('key', 'exists')),
    });
    expect(splitTexts(text)).toEqual({ texts: [text], rest: { kind: 'all' } });
    expect(compileQuery(inTimeline(compare('key', 'exists')), context).usesRaw).toBe(false);
  });

  it('starts from the index of an entity rather than from that of kind and time', () => {
    const fromOf = (...of: Query[]) => compileQuery(inTimeline(and(...of)), context).from;
    const narrow = compare('actor', 'is', 'a');
    const wide = compare('actor', 'contains', 'a');
    const time = compare('time', 'newerThan', { kind: 'age', amount: 1, unit: 'day' });
    const status = compare('status', 'is', 'failed');
    const start = (name: string) => `record r INDEXED BY record_${name}_kind_time`;
    expect(fromOf(narrow)).toBe(start('actor'));
    expect(fromOf(status, narrow)).toBe(start('actor'));
    expect(fromOf(compare('action', 'is', 'a'), narrow)).toBe(start('actor'));
    expect(fromOf(compare('action', 'is', 'a'), wide)).toBe(start('action'));
    expect(fromOf(compare('ip', 'within', { kind: 'network', network: '::1' }), status)).toBe(
      start('ip'),
    );
    expect(fromOf(changed('mfa'), status)).toBe(start('changed'));
    expect(fromOf(wide, time)).toBe(start('actor'));
    expect(fromOf(wide, status)).toBe('record r');
    expect(fromOf(not(narrow))).toBe('record r');
    expect(fromOf(or(narrow, status))).toBe('record r');
    expect(fromOf(compare('actor', 'exists'))).toBe('record r');
    expect(fromOf(narrow, not({ kind: 'all' }))).toBe('record r');
  });

  it('refuses what cannot be asked, and says what it is', () => {
    const refusals: [Query, RegExp][] = [
      [compare('nobody', 'is', 'x'), /There is no field "nobody"/],
      [compare('constructor', 'is', 'x'), /There is no field "constructor"/],
      [compare('actor', 'toString' as OperatorKey, 'x'), /There is no operator "toString"/],
      [compare('time', 'is', 'x'), /"is" does not compare time with a text/],
      [compare('actor', 'less', number(1)), /"is less than" does not compare actor with a number/],
      [compare('actor', 'is'), /"is" cannot be asked of nothing/],
      [
        compare({ kind: 'anyOf', names: ['actor', 'time'] }, 'contains', 'x'),
        /does not compare actor, time with a text/,
      ],
      [compare('ip', 'within', { kind: 'network', network: '10.0.0.0/33' }), /is not a network/],
      [
        compare('a.b', 'in', { kind: 'list', items: [exact('x'.repeat(70_000))] }),
        /The list for a.b is too long/,
      ],
      [
        and(...Array.from({ length: 600 }, () => compare('key', 'exists'))),
        /more than 500 conditions/,
      ],
    ];
    for (const [where, message] of refusals) {
      expect(refusalOf(where)).toMatchObject({ code: 'bad-request' });
      expect(refusalOf(where).message).toMatch(message);
    }
  });
});
