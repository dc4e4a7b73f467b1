import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import { compileQuery } from '../../../../../main/engine/query/compile/index.ts';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { createRandom } from '../../../../helpers/random.ts';
import { type AskedCase, context, inTimeline, openAskedCase } from './asked-case.ts';
import { randomRecords } from './random-archives.ts';
import { compare, exact } from './trees.ts';

/** Longest that one question may take here, in milliseconds. */
const limit = 100;

/** What makes a backtracking engine try for years, and what makes one that does not grow. */
const hostile: readonly string[] = [
  '^(a+)+$',
  '^(a*)*$',
  '^(a|a)*$',
  '^(a|aa)+$',
  '^(a|a?)+$',
  '(a+)+b',
  '(a*)*b',
  '(.*a){20}$',
  '^(.*?a){30}$',
  '(x+x+)+y',
  '(x+x+x+)+y',
  '([a-zA-Z]+)*$',
  '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^[\\s\\u200c]+|[\\s\\u200c]+$',
  '\\s+$',
  '(?:a|b|ab)*c',
  '(a?){50}a{50}',
  '(a?){200}a{200}',
  'a{1000}',
  '(a{30}){30}',
  '[ab]*a[ab]{20}',
  '[ab]*a[ab]{200}',
  '(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^.]',
  '.*.*.*.*.*.*.*.*.*.*=.*',
  '^(.+)+@(.+)+$',
  '(\\w+\\s?)*$',
  '^(\\d+)*[^\\d]$',
  '(([^,]*,)*)*x',
  '^((ab)*)+$',
  '(a|b|c|d|e|f|g|h)*z{10}',
  '(aa|aab?)*b',
  '(?i)(A+)+$',
  '(?i)(ſ|s|S)+k$',
  '^(?:(?:a+)?b?)*$',
  '(a+|b+|c+)*d',
  '(((((a*)*)*)*)*)*b',
  '(|a)+$',
  '(a||b)*$',
  '^.{1,900}x{1,900}$',
  '[^a]*[^b]*[^c]*[^d]*$',
  '\\pL+\\pN+\\pP+$',
  '(\\PL*\\PN*)*$',
  '(.|\\n)*?end',
  '^(?:.*,){11}P',
  '(a.{0,100}){5}b',
  '(.{1,50}.{1,50}){9}z',
  '(?:(?:(?:(?:a{10}){10}){3})){3}b',
  'x*x*x*x*x*x*x*x*x*x*x*x*y',
  `(${Array.from({ length: 300 }, (_, n) => `word${n}`).join('|')})+$`,
];

let folder: string;
let asked: AskedCase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-hostile-'));
  const random = createRandom('hostile');
  const long = [
    'a'.repeat(8_000),
    'ab'.repeat(4_000),
    `${'x'.repeat(5_000)}!`,
    'a, '.repeat(2_000),
    Array.from({ length: 8_000 }, () => random.pick(['a', 'b'])).join(''),
  ];
  const lines = [
    ...randomRecords('hostile', 300, context.asOf / 1000),
    ...long.map((comments, at) =>
      JSON.stringify({ id: `l${at}`, action: 'a', target: comments, actor: 'b', comments }),
    ),
  ];
  const file = join(folder, 'records.ndjson');
  writeFileSync(file, lines.join('\n'));
  const path = join(folder, 'hostile.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  await importFiles(engine, [file]);
  await engine.close();
  asked = openAskedCase(path);
});

afterAll(() => {
  asked.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks it of texts that stand in `value` and of texts that stand in the record. */
function ask(expression: string, operator: 'matches' | 'like' | 'contains' = 'matches'): void {
  const anyOf = { kind: 'anyOf', names: ['target', 'message'] } as const;
  try {
    asked.ids(inTimeline(compare(anyOf, operator, exact(expression))));
  } catch (error) {
    if (!(error instanceof TrailcaseError && error.code === 'bad-request')) throw error;
  }
}

describe('a regular expression', () => {
  it('answers fifty hostile ones in time, or refuses them', () => {
    expect(hostile).toHaveLength(50);
    ask('warm up');
    const slow = hostile.flatMap((expression) => {
      const started = performance.now();
      ask(expression);
      const millis = Math.round(performance.now() - started);
      return millis < limit ? [] : [`${expression} took ${millis} ms`];
    });
    expect(slow).toEqual([]);
  });

  it('is not needed to ask something hard: patterns with thousands of wildcards are answered in time', () => {
    for (const pattern of ['%a', 'a%', '%ab', 'i', 'iä', 'a i']) {
      for (const operator of ['like', 'contains'] as const) {
        const started = performance.now();
        ask(`${pattern.repeat(2_000)}%b`, operator);
        expect(performance.now() - started, `${operator} ${pattern}`).toBeLessThan(limit);
      }
    }
  });

  it.each([
    ['a[b', 1],
    ['(a', 2],
    ['ab)', 2],
    ['ab**', 2],
    ['ab(?=c)', 2],
    ['x(?<!y)', 1],
    ['(a)\\1', 3],
    ['a{1001}', 1],
    ['a\\', 1],
    ['^.{1,900}x{1,900}$', 0],
  ])(
    'that cannot be read is refused with the position of the trouble: %s',
    (expression, position) => {
      const compile = () =>
        compileQuery(inTimeline(compare('actor', 'matches', expression)), context);
      expect(compile).toThrow(TrailcaseError);
      expect(compile).toThrow(
        expect.objectContaining({
          code: 'bad-request',
          details: { pattern: expression, position },
        }),
      );
    },
  );
});
