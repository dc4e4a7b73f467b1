import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { ExportFormat } from '../../../../shared/export.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { exportTo, oldestFirst } from '../../../helpers/exports.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();
const records = (...ids: number[]) => ({ kind: 'records' as const, ids });
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

let engine: Engine;

beforeEach(async () => {
  engine = await engines.open(place('a.trailcase'));
  const path = place('event.ndjson');
  generateArchive({ kind: 'event', records: 300, path, seed: 'marks', firstId: 0 });
  await importFiles(engine, [path]);
  await engine.call('mark.change', { records: records(3, 5), star: true });
  await engine.call('mark.change', { records: records(5, 200), addTags: ['=cmd()', 'phishing'] });
  await engine.call('mark.change', { records: records(6), addTags: ['alone'] });
  await engine.call('note.add', { record: 5, text: 'first, "of" two' });
  await engine.call('note.add', { record: 5, text: '+second\nline' });
});

const exported = (format: ExportFormat, name: string, more: object = {}) =>
  exportTo(engine, { kind: 'event', sort: oldestFirst, format, out: place(name), ...more });

describe('marks of exported records', () => {
  it.each(['json', 'ndjson'] as const)('stand beside original records: %s', async (format) => {
    const bare = await exported(format, 'bare');
    const { receipt, manifest, bytes } = await exported(format, 'marked', { marks: true });
    expect(bytes.equals(bare.bytes)).toBe(true);
    expect(bare.receipt.marks).toBeNull();
    expect(bare.manifest.marks).toBeNull();
    expect(existsSync(`${bare.receipt.path}.marks.json`)).toBe(false);

    const path = `${receipt.path}.marks.json`;
    expect(receipt.marks).toEqual({
      path,
      records: 4,
      bytes: readFileSync(path).length,
      sha256: sha256(path),
    });
    const { path: _, ...written } = receipt.marks ?? { path };
    expect(manifest.marks).toEqual(written);
    expect(manifest.rules.join(' ')).toContain('.marks.json');

    const marks = JSON.parse(readFileSync(path, 'utf8'));
    expect(marks.file).toEqual({ bytes: receipt.bytes, sha256: receipt.sha256 });
    const five = marks.records.find(({ record }: { record: number }) => record === 5);
    expect(five).toMatchObject({
      starred: true,
      tags: ['=cmd()', 'phishing'],
      notes: [
        { text: 'first, "of" two', edited: null, author: expect.any(String) },
        { text: '+second\nline' },
      ],
    });
    const lines = format === 'ndjson' ? bytes.toString().trim().split('\n') : null;
    for (const { position, record } of marks.records) {
      const { raw } = await engine.call('record.get', { id: record });
      const all = lines?.map((line) => JSON.parse(line)) ?? JSON.parse(bytes.toString());
      expect(all[position - 1]).toEqual(JSON.parse(raw ?? ''));
    }
  });

  it('are columns of a table', async () => {
    const { text, manifest, receipt } = await exported('csv', 'table.csv', {
      marks: true,
      columns: ['Email'],
    });
    expect(receipt.marks).toBeNull();
    expect(existsSync(`${receipt.path}.marks.json`)).toBe(false);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('Email,Starred,Tags,Note,Record');
    const line = (id: number) => lines.find((each) => each.endsWith(`,${id}`)) ?? '';
    expect(line(3)).toMatch(/,true,,,3$/);
    expect(line(4)).toMatch(/,,,,4$/);
    expect(line(6)).toMatch(/,,alone,,6$/);
    expect(line(200)).toMatch(/,,"\[""=cmd\(\)"",""phishing""\]",,200$/);
    expect(line(5)).toContain(',true,"[""=cmd()"",""phishing""]","[""first, \\""of\\"" two"",');
    expect(manifest.columns?.map(({ label, from, filled }) => [label, from, filled])).toEqual([
      ['Email', 'actor', expect.any(Number)],
      ['Starred', 'starred', 2],
      ['Tags', 'tag', 3],
      ['Note', 'note', 1],
      ['Record', 'record', 300],
    ]);
    expect(manifest.rules.join(' ')).toContain('what people marked');
  });

  it('can be named among columns, and are harmless where they are to be', async () => {
    await engine.call('note.add', { record: 7, text: '=HYPERLINK("x")' });
    const { text, manifest } = await exported('csv-safe', 'safe.csv', {
      columns: ['tags', 'note', 'marked', 'starred'],
    });
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(manifest.alteredCells).toBe(1);
    await expect(exported('csv', 'none.csv', { columns: ['finding'] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  it('are in the custody log by the hash of their file', async () => {
    const { receipt } = await exported('ndjson', 'logged', { marks: true });
    const entries = await engine.call('custody.list', {});
    expect(entries.at(-1)).toMatchObject({
      action: 'exported',
      detail: { sha256: receipt.sha256, marks: receipt.marks?.sha256 },
    });
  });

  it('never take the place of a file, and then nothing is exported', async () => {
    writeFileSync(place('taken.marks.json'), 'mine');
    await expect(exported('json', 'taken', { marks: true })).rejects.toMatchObject({
      code: 'file-exists',
    });
    expect(existsSync(place('taken'))).toBe(false);
    expect(existsSync(place('taken.manifest.json'))).toBe(false);
    expect(readFileSync(place('taken.marks.json'), 'utf8')).toBe('mine');
  });
});
