import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import { compileQuery } from '../../../../../main/engine/query/compile/index.ts';
import type { OperatorKey } from '../../../../../shared/query/ast.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { type AskedCase, context, inTimeline, openAskedCase } from './asked-case.ts';
import { anyText, changed, compare, exact, loose } from './trees.ts';

/** Texts that end a literal, a name, a comment or a statement in one SQL dialect or another. */
const texts: readonly string[] = [
  `'`,
  `''`,
  `"`,
  '`',
  `' OR '1'='1`,
  `' OR 1=1 --`,
  `') OR ('a'='a`,
  `" OR ""="`,
  `'; DROP TABLE record; --`,
  `"; DROP TABLE record; --`,
  '-- comment',
  '/* comment',
  `x' UNION SELECT id FROM record --`,
  'x) UNION SELECT 1 --',
  '?',
  '?1',
  ':name',
  '@name',
  '$name',
  '[record]',
  'a\\',
  `\\'`,
  '%',
  '_',
  'nul\u0000inside',
  '\u0000',
  'line\nbreak',
  '\u202eright to left',
  '\ud800',
  '{"kind":"exists"}',
  '"}]',
  'sqlite_master',
  '😀',
];

let folder: string;
let asked: AskedCase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-injection-'));
  const lines = texts.map((text, at) =>
    JSON.stringify({
      id: `i${at}`,
      action: 'x',
      target: text,
      actor: 'y',
      comments: text,
      deep: { [text]: text },
    }),
  );
  const file = join(folder, 'records.ndjson');
  writeFileSync(file, lines.join('\n'));
  const path = join(folder, 'injection.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const { sources } = await importFiles(engine, [file]);
  expect(sources[0]?.stored).toBe(texts.length);
  await engine.close();
  asked = openAskedCase(path);
});

afterAll(() => {
  asked.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a hostile text', () => {
  it.each(texts)('is a value like any other: %j', (text) => {
    const own = texts.indexOf(text) + 1;
    for (const name of ['target', 'message']) {
      expect(asked.ids(inTimeline(compare(name, 'is', exact(text))))).toEqual([own]);
      for (const operator of ['is', 'contains', 'startsWith', 'endsWith'] as const) {
        expect(asked.ids(inTimeline(compare(name, operator, loose(text))))).toContain(own);
      }
      const list = { kind: 'list', items: [exact(text), exact(text)] } as const;
      expect(asked.ids(inTimeline(compare(name, 'in', list)))).toEqual([own]);
    }
  });

  it.each(texts)('is a path, a name, an operator or a changed path without effect: %j', (text) => {
    const own = texts.indexOf(text) + 1;
    const path = { kind: 'path', path: ['deep', text] } as const;
    if (text.isWellFormed()) {
      expect(asked.ids(inTimeline(compare(path, 'is', exact(text))))).toEqual([own]);
    }
    expect(asked.ids(inTimeline(changed(text)))).toEqual([]);
    asked.ids(inTimeline(anyText(text)));
    const refused = { code: 'bad-request' };
    const compile = (where: Parameters<typeof inTimeline>[0]) => () =>
      compileQuery(inTimeline(where), context);
    expect(compile(compare({ kind: 'field', name: text }, 'exists'))).toThrow(
      expect.objectContaining(refused),
    );
    expect(compile(compare('actor', text as OperatorKey, 'x'))).toThrow(
      expect.objectContaining(refused),
    );
  });

  it('never becomes part of the SQL', () => {
    const sqlOf = (text: string) => [
      compileQuery(inTimeline(compare('target', 'contains', loose(`ab${text}`))), context).where,
      compileQuery(inTimeline(compare(`deep.${text}`, 'is', exact(text))), context).where,
      compileQuery(inTimeline(anyText(text)), context).where,
      compileQuery(inTimeline(changed(`x${text}`)), context).where,
    ];
    const plain = sqlOf('plain');
    for (const text of texts) expect(sqlOf(text)).toEqual(plain);
  });
});
