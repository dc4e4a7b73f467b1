import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block, code, prose } from '../../../../main/engine/playbook/written/markdown-text.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import '../../../helpers/property-seed.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const hostile = [
  '[link](https://evil.example)',
  '![picture](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '`code` and ``more``',
  '```\n# heading\n```',
  'a | b | c',
  '\n\n# heading\n- item',
  'https://evil.example www.evil.example user@evil.example',
  '\u202egnp.exe',
  '&lt;b&gt; &#60;',
  '\\`',
];

/** What stands outside of code in a Markdown text: the only part that can be markup. */
function outsideOfCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const marks = /^(`{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (marks !== undefined && marks.length >= fence.length && line === marks) fence = null;
    } else if (marks !== undefined) fence = marks;
    else lines.push(withoutSpans(line));
  }
  return lines.join('\n');
}

/** A code span ends at the next run of as many backticks as it begins with. */
function withoutSpans(line: string): string {
  let rest = line;
  let out = '';
  for (;;) {
    const opening = /(?<!\\)`+/.exec(rest);
    if (opening === null) return out + rest;
    const [marks] = opening;
    const behind = rest.slice(opening.index + marks.length);
    const closing = [...behind.matchAll(/`+/g)].find(([run]) => run.length === marks.length);
    if (closing === undefined) return out + rest;
    out += rest.slice(0, opening.index);
    rest = behind.slice(closing.index + marks.length);
  }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...hostile, '`', '\n', ' ', 'x')).map((parts) => parts.join('')),
);

test('nothing of a log text is outside of its code', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const span = code(text);
      expect(span).not.toMatch(/[\n\r]/);
      expect(['', '(empty)']).toContain(withoutSpans(span));
      expect(outsideOfCode(block(text))).toBe('');
    }),
    { numRuns: 2_000 },
  );
});

test('marks in the words of a playbook stand for themselves', () => {
  expect(prose('a *b* [c](d) <e> `f` | g_h # i')).toBe(
    'a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\| g\\_h \\# i',
  );
  expect(prose('- no item')).toBe('\\- no item');
  expect(prose('1. no item')).toBe('1\\. no item');
  expect(prose('two\n# lines')).toBe('two \\# lines');
});

describe('a run over hostile records', () => {
  test('is written with all of it in code, in Markdown, and whole in JSON', async () => {
    const engine = await engines.open(place('hostile.trailcase'));
    const records = hostile.map((text, at) => ({
      action: text,
      target: 'vault',
      actor: text,
      comments: text,
      timestamp: `2026-01-20T11:02:${10 + at}Z`,
      newEntity: { at },
    }));
    await importFiles(engine, [place('audit.json', JSON.stringify(records))]);
    const parameters = { resource: 'vault' };
    const started = await engine.call('run.start', { playbook: 'who-changed-this', parameters });
    const run = started.id;
    for (const { step } of started.all) await runJob(engine, 'run.answer', { run, step: step.id });
    const note = hostile.join('\n');
    const evidence = records.map((_, at) => at + 1);
    await engine.call('run.judge', { run, step: 'who', verdict: 'malicious', note, evidence });
    await engine.call('run.state', { run, state: 'finished', conclusion: note });

    const markdown = place('run.md');
    await runJob(engine, 'run.export', { run, out: markdown, format: 'markdown' });
    const outside = outsideOfCode(readFileSync(markdown, 'utf8'));
    expect(outside).not.toMatch(/evil|alert|<|!\[|\u202e|heading/);
    expect(outside).not.toContain('|');
    expect(outside.match(/^#+ .*$/gm)).toEqual([
      '# Who changed this?',
      '## Conclusion',
      ...started.all.map(({ step }, at) => `## ${at + 1}. ${step.title}`),
    ]);
    expect(outside).toContain(`- Evidence: ${hostile.length} records`);

    const json = place('run.json');
    await runJob(engine, 'run.export', { run, out: json, format: 'json' });
    const written = JSON.parse(readFileSync(json, 'utf8'));
    expect(written).toMatchObject({ format: 'trailcase-run', version: 1, run: { id: run } });
    expect(written.run.steps[0].note).toBe(note);
    expect(written.run.steps[0].records).toBe(`1-${hostile.length}`);
  });
});
