import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRules } from '../../../../../main/engine/detect/index.ts';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { oktaRule, readTexts } from './rule-case.ts';

const sound = oktaRule('sel:\n  eventType: a\ncondition: sel').replace('A rule', 'A sound rule');

describe('hostile files', () => {
  it('an alias bomb is refused in no time', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 20; at++) {
      lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    }
    const start = performance.now();
    const { problems } = readTexts({ 'bomb.yml': `title: bomb\n${lines.join('\n')}` });
    expect(problems[0]?.message).toMatch(/more than 50000 values/);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('an alias of itself is refused', () => {
    const { problems } = readTexts({
      'a.yml': 'title: x\ndetection: &d\n  sel: *d\n  condition: sel',
    });
    expect(problems[0]?.message).toMatch(/nested deeper|no anchor|not the YAML/);
  });

  it('deep nesting is refused', () => {
    const { problems } = readTexts({
      'flow.yml': `title: x\ndetection: ${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      'maps.yml': `title: x\ndetection: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`,
      'block.yml': Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    });
    expect(problems.map(({ file }) => file).sort()).toEqual(['block.yml', 'flow.yml', 'maps.yml']);
    for (const { message } of problems) expect(message).toMatch(/deep/);
  });

  it('a large file is not read', () => {
    const { rules, problems } = readTexts({ 'a.yml': `${sound}# ${'x'.repeat(1024 * 1024)}` });
    expect(rules).toEqual([]);
    expect(problems[0]?.message).toMatch(/larger than 1024 KiB/);
  });

  it('bytes that are no text are told', () => {
    const { problems } = readTexts({ 'a.yml': Buffer.from([0x74, 0xff, 0xfe]) });
    expect(problems[0]).toMatchObject({ line: null, message: expect.stringMatching(/not UTF-8/) });
  });

  it('a byte order mark and Windows line ends change nothing', () => {
    const { rules, problems } = readTexts({ 'a.yml': `\ufeff${sound.replaceAll('\n', '\r\n')}` });
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ title: 'A sound rule', line: 1 });
  });

  it('names of prototypes are keys like others', () => {
    const { rules, problems } = readTexts({
      'a.yml': `__proto__: {polluted: true}\nconstructor: x\n${sound}`,
      'b.yml': oktaRule(
        '__proto__:\n  toString: a\n  hasOwnProperty|contains: b\ncondition: __proto__',
      ),
    });
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(2);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('a merge key is a name like others', () => {
    const { rules, problems } = readTexts({
      'a.yml': oktaRule('base: &b\n  eventType: a\nsel:\n  <<: *b\n  x: 1\ncondition: sel'),
    });
    expect(rules).toEqual([]);
    expect(problems[0]?.message).toMatch(/A value of a field is a text/);
  });

  it('an expression that would hang others is asked in no time, of constants too', () => {
    const { problems } = readTexts({
      'a.yml': `title: x\nlogsource: {product: gcp, service: google_workspace.admin}\ndetection:\n  sel:\n    eventService|re: '^(([a-z.])+.)+!$'\n  condition: sel`,
    });
    expect(problems).toEqual([]);
  });
});

describe('a folder of rules', () => {
  const temp = useTempFolder();

  it('is read with the folders in it, in the order of their paths, and links are not followed', () => {
    const folder = temp('rules');
    mkdirSync(join(folder, 'b', 'c'), { recursive: true });
    writeFileSync(join(folder, 'b', 'c', 'deep.yaml'), sound.replace('sound', 'deep'));
    writeFileSync(join(folder, 'a.YML'), sound);
    writeFileSync(join(folder, 'note.txt'), 'not a rule');
    writeFileSync(temp('outside.yml'), sound.replace('sound', 'outside'));
    symlinkSync(temp('outside.yml'), join(folder, 'link.yml'));
    symlinkSync(folder, join(folder, 'b', 'round'));
    const { rules, problems } = readRules({ folders: [folder], shipped: false });
    expect(problems).toEqual([]);
    expect(rules.map(({ file, origin }) => [file, origin])).toEqual([
      ['a.YML', 'own'],
      ['b/c/deep.yaml', 'own'],
    ]);
  });

  it('that is not there is an error', () => {
    const read = () => readRules({ folders: [temp('none')], shipped: false });
    expect(read).toThrow(TrailcaseError);
    expect(read).toThrow(/folder of rules .* cannot be looked into \(ENOENT\)/);
  });

  it('has empty files and empty documents', () => {
    const { rules, problems } = readTexts({ 'a.yml': '', 'b.yml': '---\n---\n# only a comment\n' });
    expect([rules, problems]).toEqual([[], []]);
  });
});
