import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { ParamsOf } from '../../../../shared/contract.ts';
import { fieldsOf } from '../../../../shared/fields.ts';
import type { ImportPreview, MemberPreview } from '../../../../shared/import-preview.ts';
import { allRecords, importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const demo = fileURLToPath(new URL('../../../../assets/demo/', import.meta.url));
const archives = readdirSync(demo).filter((name) => name !== 'README.md');
const place = useTempFolder();
const engines = useEngines();
const closed = createEngine();

afterEach(() => closed.close());

function preview(
  file: string,
  options: Omit<ParamsOf<'import.preview'>, 'file'> = {},
): Promise<ImportPreview> {
  return closed.call('import.preview', { file, ...options });
}

async function previewOne(
  file: string,
  options: Omit<ParamsOf<'import.preview'>, 'file'> = {},
): Promise<MemberPreview> {
  const { members, total } = await preview(file, options);
  const [member] = members;
  if (member === undefined || total !== 1) throw new Error(`expected one member, got ${total}`);
  return member;
}

describe('the preview of an import', () => {
  it('is made without a case, and writes nothing', async () => {
    const file = place('a.ndjson', '{"eventType":"login","clientName":"a","createdOn":1}\n');
    const before = statSync(file);
    await preview(file);
    expect(readdirSync(dirname(file))).toEqual(['a.ndjson']);
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
  });

  it.each(archives)('of %s tells what the import then does', async (name) => {
    const engine = await engines.open(place('a.trailcase'));
    const { members, total } = await preview(demo + name);
    const { sources, refused } = await importFiles(engine, [demo + name]);
    expect(refused).toEqual([]);
    expect(total).toBe(sources.length);
    const told = members.map((each) => [each.name, each.system, each.reason, each.layout]);
    expect(told).toEqual(sources.map((each) => [each.name, each.system, each.reason, each.layout]));
    expect(members.map(({ encoding }) => encoding)).toEqual(sources.map((each) => each.encoding));
    const stored = await allRecords(engine);
    for (const [at, source] of sources.entries()) {
      const own = stored.filter((record) => record.source === source.id);
      const rows = members[at]?.rows ?? [];
      expect(rows.length).toBeGreaterThan(0);
      expect(source.kinds).toHaveProperty(members[at]?.kind ?? 'none');
      for (const [row, { kind, fields }] of rows.entries()) {
        expect(kind).toBe(own[row]?.kind);
        for (const { name: shown, stored: field } of kind === null ? [] : fieldsOf[kind]) {
          if (field === undefined) continue;
          const value = (field === 'time' ? own[row]?.time : own[row]?.fields[shown]) ?? null;
          expect(fields[field] ?? null).toBe(value === null ? null : String(value));
        }
      }
    }
  });

  it('proposes a mapping for a table that nothing recognises, and shows it mapped', async () => {
    const text = 'Created,User,What,Door\n2026-01-20T11:02:00Z,ana,login,7\n';
    const file = place('doors.csv', text);
    const member = await previewOne(file);
    expect(member).toMatchObject({
      system: null,
      kind: null,
      columns: ['Created', 'User', 'What', 'Door'],
      mapping: { time: 'Created', actor: 'User' },
      proposal: { kind: 'event', map: { time: 'Created', actor: 'User', action: 'What' } },
      rows: [
        {
          cells: ['2026-01-20T11:02:00Z', 'ana', 'login', '7'],
          fields: { time: '2026-01-20T11:02:00.000000Z', actor: 'ana' },
          kind: 'event',
        },
      ],
      refusal: { code: 'unknown-shape' },
    });
    const engine = await engines.open(place('a.trailcase'));
    const { refused } = await importFiles(engine, [file]);
    expect(refused).toEqual([{ file, ...member.refusal }]);
    const mapped = await previewOne(file, { kind: 'event', map: member.mapping });
    expect(mapped).toMatchObject({ system: 'mapped', kind: 'event', refusal: null });
    expect(mapped.mapping).toEqual(member.mapping);
    expect(mapped.rows[0]?.fields).toEqual({
      time: '2026-01-20T11:02:00.000000Z',
      actor: 'ana',
      action: 'login',
    });
  });

  it('lists times without a zone as they are written, and applies the zone that is given', async () => {
    const rows = ['login,a,2026-01-20 11:02:00', 'login,a,2026-01-20T11:02:00Z'].join('\n');
    const file = place('events.csv', `Event Type,Client Name,Created On\n${rows}\n`);
    const member = await previewOne(file, { zone: '+02:00' });
    expect(member.zoneless).toEqual(['2026-01-20 11:02:00']);
    expect(member.rows.map(({ fields }) => fields.time)).toEqual([
      '2026-01-20T09:02:00.000000Z',
      '2026-01-20T11:02:00.000000Z',
    ]);
    const zoned = place('zoned.csv', `Event Type,Client Name,Created On\n${rows.split('\n')[1]}\n`);
    expect((await previewOne(zoned)).zoneless).toEqual([]);
    await expect(preview(file, { zone: 'Nowhere' })).rejects.toMatchObject({ code: 'bad-zone' });
  });

  it('shows nested keys, exact integers, UTF-16 and long values', async () => {
    const user = { id: 'ID', name: 'x'.repeat(500), deep: { er: [1] } };
    const text = JSON.stringify([{ eventType: 'login', clientName: 'a', createdOn: 1, user }]);
    const exact = text.replace('"ID"', '9007199254740993');
    const member = await previewOne(place('a.json', Buffer.from(`\ufeff${exact}`, 'utf16le')));
    expect(member.encoding).toBe('utf-16le');
    const cell = (name: string) => member.rows[0]?.cells[member.columns.indexOf(name)];
    expect(cell('user.id')).toBe('9007199254740993');
    expect(cell('user.name')).toBe(`${'x'.repeat(200)}…`);
    expect(cell('user.deep')).toBe('{"er":[1]}');
  });

  it('refuses a damaged gzip as the import does, as a value', async () => {
    const whole = gzipSync('{"eventType":"login","clientName":"a","createdOn":1}\n'.repeat(9));
    const file = place('a.ndjson.gz', Buffer.concat([whole.subarray(0, 12), Buffer.alloc(40, 7)]));
    const member = await previewOne(file);
    expect(member).toMatchObject({ system: null, rows: [], refusal: { code: 'damaged-archive' } });
    const engine = await engines.open(place('a.trailcase'));
    const { refused } = await importFiles(engine, [file]);
    expect(refused).toEqual([{ file, ...member.refusal }]);
  });

  it('counts the members of a zip that it does not look at, and refuses one without any', async () => {
    const data = readFileSync(`${demo}webhooks.ndjson`).subarray(0, 4_000);
    const parts = Array.from({ length: 60 }, (_, at) => ({ name: `${at}.ndjson`, data }));
    const { members, total } = await preview(place('many.zip', buildZip(parts)));
    expect([members.length, total]).toEqual([50, 60]);
    const broken = await preview(place('broken.zip', Buffer.from('PK\x03\x04 and no more')));
    expect(broken).toMatchObject({ total: 0, members: [{ refusal: { code: 'damaged-archive' } }] });
  });
});
