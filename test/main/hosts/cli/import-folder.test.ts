import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportReceipt } from '../../../../shared/import-receipt.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const place = useTempFolder();

function event(id: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}\n`;
}

function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = place(name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const letter = 'Dear Ben,\nsee you.\n';
const mapping = ['--kind', 'event', '--map', 'time=When,actor=Who'];

describe('trailcase import of a folder', () => {
  it('prints a receipt for each source, what was not taken, and counts by system', async () => {
    const root = folder('logs', {
      'a.json': event('1') + event('2'),
      'b/a.json': event('3'),
      'b/notes.txt': letter,
      '.DS_Store': 'x',
    });
    const single = place('single.json', event('4'));
    const { code, out, err } = await trailcase('import', place('a.trailcase'), root, single);
    expect(code).toBe(0);
    expect([...out.matchAll(/^Source \d: (\S+)/gm)].map(([, name]) => name)).toEqual([
      'logs/a.json',
      'logs/b/a.json',
      'single.json',
    ]);
    expect(out.trim().split('\n').at(-1)).toBe('3 files taken, 2 not: tenant 4 records from 3.');
    expect(err.trim().split('\n')).toEqual([
      'trailcase: 1 no log: logs/b/notes.txt',
      'trailcase: 1 left out: logs/.DS_Store',
    ]);
  });

  it('gives all of it as JSON, each thing that was not taken with code and reason', async () => {
    const notes = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`n${n}.txt`, letter]));
    const root = folder('logs', { 'a.json': event('1'), ...notes });
    const { code, out, err } = await trailcase('import', place('a.trailcase'), root, '--json');
    const { sources, refused } = JSON.parse(out) as ImportReceipt;
    expect(code).toBe(0);
    expect(sources).toHaveLength(1);
    expect(refused).toHaveLength(30);
    for (const { code: why, message } of refused) {
      expect(why).toBe('unknown-shape');
      expect(message).toContain('Neither JSON nor a table');
    }
    expect(err).toContain('30 no logs: ');
    expect(err).toContain('and 20 more, which --json lists');
  });

  it('ends with 0 when it is done again and brings nothing new', async () => {
    const root = folder('logs', { 'a.json': event('1') });
    await trailcase('import', place('a.trailcase'), root);
    const { code, err } = await trailcase('import', place('a.trailcase'), root);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'trailcase: 1 already in the case: logs/a.json\n',
    });
  });

  it.each([
    ['a file in it is damaged', { 'a.json': event('1'), 'b.gz': Buffer.from([0x1f, 0x8b, 8, 0]) }],
    [
      'a file in it needs a mapping',
      { 'a.json': event('1'), 'b.csv': 'When,Who\n2026-01-01,ana\n' },
    ],
    ['nothing in it is a log', { 'a.txt': letter }],
    ['there is nothing in it but what is left out', { '.DS_Store': 'x' }],
  ])('ends with 2 when %s', async (_what, files) => {
    const { code } = await trailcase('import', place('a.trailcase'), folder('logs', files));
    expect(code).toBe(2);
  });

  it('ends with 2 when one of several things that were named brings nothing', async () => {
    const root = folder('logs', { 'a.json': event('1') });
    const notes = place('notes.txt', letter);
    const { code, out, err } = await trailcase('import', place('a.trailcase'), root, notes);
    expect(code).toBe(2);
    expect(out).toContain('1 file taken, 1 not: tenant 1 record from 1.');
    expect(err).toMatch(/^trailcase: notes\.txt: Neither JSON/);
  });

  it('reads all with one mapping where one is given', async () => {
    const root = folder('doors', {
      'a.csv': 'When,Who\n2026-01-01T10:00:00Z,ana\n',
      'b.csv': 'When,Who\n2026-01-02T10:00:00Z,ben\n',
    });
    const { code, out } = await trailcase('import', place('a.trailcase'), root, ...mapping);
    expect(code).toBe(0);
    expect(out).toContain('2 files taken, 0 not: mapped 2 records from 2.');
  });
});

describe('trailcase import of a zip of many things', () => {
  it('ends with 0 where what it did not take are no logs, and names the zip with the member', async () => {
    const zip = place(
      'export.zip',
      buildZip([
        { name: 'audit.json', data: event('1') },
        { name: 'readme.txt', data: letter },
      ]),
    );
    const { code, err } = await trailcase('import', place('a.trailcase'), zip);
    expect({ code, err }).toEqual({ code: 0, err: 'trailcase: 1 no log: readme.txt\n' });
  });

  it('ends with 2 where a member needs a mapping', async () => {
    const zip = place(
      'export.zip',
      buildZip([
        { name: 'audit.json', data: event('1') },
        { name: 'doors.csv', data: 'When,Who\n2026-01-01,ana\n' },
      ]),
    );
    const { code, err } = await trailcase('import', place('a.trailcase'), zip);
    expect(code).toBe(2);
    expect(err).toMatch(/^trailcase: export\.zip: doors\.csv has a shape/);
  });
});
