import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import '../../../helpers/property-seed.ts';
import type { PlanContent } from '../../../../main/engine/response/plan-content.ts';
import { planAsMarkdown } from '../../../../main/engine/response/plan-markdown.ts';
import { actionWords, bareTarget, missingFor } from '../../../../shared/plan-words.ts';

const hostile = [
  '[click](http://evil.example)',
  '![x](http://evil.example/a.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'https://evil.example/?a=b www.evil.example mail@evil.example',
  '# heading\n## second\n---\n===',
  '| a | b |\n|---|---|\n| c | d |',
  'a`b``c```d',
  '```\nfence\n```\n# out of it',
  '~~~\nfence',
  '\\`code` \\',
  '> quote\n1. list\n- list\n\n    code',
  '*bold* __bold__ ~~gone~~ &amp; &#64; &lt;b&gt;',
  '[ref]: http://evil.example\n[ref]',
  'a\u202Eb\u0000c\u200Bd\r\ne\u2028f',
  '`|` \\| |',
  ' `',
  '1. one\n2) two\n- three\n+ four\n:-- five\na\n:-\n-\n--\n1.\n$x$ ^y^',
  '',
];

function contentOf(text: string, old = JSON.stringify(text)): PlanContent {
  const value = text === '' ? ' ' : text;
  const target = {
    ...bareTarget('revert-change', value),
    name: text,
    system: text,
    record: 1,
    ids: [{ id: value, what: text, record: 1 }],
    settled: [{ id: value, what: text, record: 1 }],
    change: {
      action: text,
      way: 'set-back' as const,
      paths: [text],
      pathsTotal: 1,
      old: 'recorded' as const,
      derivedFrom: null,
      later: [],
    },
  };
  return {
    case: { id: 'case', created: '2026-01-01T00:00:00.000000Z' },
    actions: [
      {
        position: 1,
        id: 3,
        kind: 'revert-change',
        ...actionWords['revert-change'],
        target,
        act: target.ids,
        states: { old, new: old },
        why: text,
        note: text,
        missing: missingFor('revert-change', target),
        run: 1,
        step: text,
        addedBy: text,
        added: '2026-01-01T00:00:00.000000Z',
        evidence: [{ record: 1, source: text, file: text, sha256: 'f', offset: 0, length: 1 }],
        carriedOut: [
          {
            run: 7,
            connection: { id: 'c', name: text, connector: 'tenant', address: text, tenant: text },
            started: '2026-01-01T00:00:00.000000Z',
            by: text,
            counts: { done: 2 },
            notes: [text],
            isWhole: false,
          },
        ],
      },
    ],
  };
}

const written = {
  at: '2026-01-01T00:00:00.000000Z',
  by: 'ana',
  tool: 'trailcase 0.0.0',
  case: '/cases/x.trailcase',
  custody: { entries: 3, head: 'abc' },
};

/** What a reader of Markdown makes of it: how often each element occurs. */
function elementsOf(markdown: string): Record<string, number> {
  const html = renderToStaticMarkup(
    createElement(ReactMarkdown, { remarkPlugins: [remarkGfm] }, markdown),
  );
  const counts: Record<string, number> = {};
  for (const [, name = ''] of html.matchAll(/<([a-z0-9]+)[\s>]/g)) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const structure = [
  'h1',
  'h2',
  'h3',
  'table',
  'tr',
  'td',
  'th',
  'hr',
  'blockquote',
  'ol',
  'ul',
  'li',
  'input',
  'pre',
];
const forbidden = ['a', 'img', 'script', 'em', 'del', 'iframe', 'svg'];
const plain = elementsOf(planAsMarkdown(contentOf('plain'), written));

function expectInert(text: string): void {
  const elements = elementsOf(planAsMarkdown(contentOf(text), written));
  for (const name of forbidden) expect(elements[name], `${name} of ${text}`).toBeUndefined();
  for (const name of structure) expect(elements[name], `${name} of ${text}`).toBe(plain[name]);
}

describe('a plan as Markdown', () => {
  it('has a heading for each action and one table', () => {
    expect(plain).toMatchObject({ h1: 1, h2: 1, table: 1, tr: 2, td: 5, pre: 1 });
  });

  it.each(hostile)('keeps text of the log text: %j', (text) => {
    expectInert(text);
  });

  it('writes secrets of an old state as dots, and says so', () => {
    const old = '{"name":"wiki","clientSecret":"hush","limit":12345678901234567890}';
    const text = planAsMarkdown(contentOf('wiki', old), written);
    expect(text).not.toContain('hush');
    expect(text).toContain('"limit": 12345678901234567890');
    expect(text).toContain('Secrets in it are dots here');
  });

  it('keeps any text text', () => {
    const pieces = fc.constantFrom(...hostile, ...'`|\\[]()<>#*_~-+=.!&@: \n'.split(''));
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(pieces, { maxLength: 8 }).map((each) => each.join('')),
    );
    fc.assert(fc.property(texts, expectInert), { numRuns: 150 });
  });
});
