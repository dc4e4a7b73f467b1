import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { allRecords, importFiles, importOne, useEngines } from '../../../helpers/engines.ts';
import { exportTo, oldestFirst } from '../../../helpers/exports.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const demo = fileURLToPath(new URL('../../../../assets/demo', import.meta.url));
const archives = readdirSync(demo)
  .filter((name) => !name.endsWith('.md'))
  .map((name) => `${demo}/${name}`);

/** What every record is, apart from where it stands. */
async function contents(engine: Engine) {
  const rows = await allRecords(engine);
  return rows.map(({ kind, time, fields }) => JSON.stringify({ kind, time, fields })).sort();
}

describe.each(['json', 'ndjson'] as const)('an export as %s', (format) => {
  it('of the demo gives the same records when it is imported, and the same file again', async () => {
    const first = await engines.open(place('first.trailcase'));
    await importFiles(first, archives);
    const once = await exportTo(first, { out: place('once'), format, sort: oldestFirst });
    const second = await engines.open(place('second.trailcase'));
    const receipt = await importOne(second, place('once'));
    expect(receipt).toMatchObject({ rejected: 0, duplicates: 0, state: 'complete' });
    expect(await contents(second)).toEqual(await contents(first));
    const twice = await exportTo(second, { out: place('twice'), format, sort: oldestFirst });
    expect(twice.bytes.equals(once.bytes)).toBe(true);
    expect(twice.manifest.rules.at(-1)).toBe('Every record is its original text, byte for byte.');
    expect(once.manifest.counts.written).toBe((await first.call('case.info', {})).records);
  });
});

const odd = [
  '{"eventType":"login","clientName":"a","n":1.00,"big":12345678901234567890,"x": "\\ud800\\u0000"}',
  '{ "eventType" : "login" ,\n  "clientName" : "b\\n" ,\r\n\t"__proto__" : { "a" : [ 1e400 , -0 ] } }',
  '{"clientName":"c","eventType":"login","eventType":"logout"}',
];

describe('an export of records', () => {
  it('keeps them byte for byte as JSON array, whatever they hold', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importOne(engine, place('odd.json', `[${odd.join(' , ')}]`));
    const { text, manifest } = await exportTo(engine, {
      out: place('o.json'),
      format: 'json',
      sort: oldestFirst,
    });
    expect(text).toBe(`[\n${odd.join(',\n')}\n]\n`);
    expect(manifest.rules).toHaveLength(2);
  });

  it('leaves out white space only where records of several lines go on one', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importOne(engine, place('odd.json', `[${odd.join(' , ')}]`));
    const { text, manifest } = await exportTo(engine, {
      out: place('o.nd'),
      format: 'ndjson',
      sort: oldestFirst,
    });
    const joined = '{"eventType":"login","clientName":"b\\n","__proto__":{"a":[1e400,-0]}}';
    expect(text).toBe(`${[odd[0], joined, odd[2]].join('\n')}\n`);
    expect(manifest.rules.at(-1)).toMatch(/^1 records stood on several lines/);
  });

  it('keeps bytes that are not text', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const line = Buffer.concat([
      Buffer.from('{"eventType":"login","clientName":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}'),
    ]);
    await importOne(engine, place('odd.ndjson', Buffer.concat([line, Buffer.from('\n{}\n')])));
    const { bytes } = await exportTo(engine, { out: place('o.nd'), format: 'ndjson' });
    expect(bytes.equals(Buffer.concat([line, Buffer.from('\n')]))).toBe(true);
  });

  it('writes the nodes of GraphQL edges, and says that their cursors are gone', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const node = '{"eventType":"login",  "clientName":"a","n":1.0}';
    const other = '{"eventType":"login","clientName":"b"}';
    const edges = `[{"cursor":"x","node":${node}},{"n\\u006fde":${other}}]`;
    await importOne(engine, place('e.json', `{"data":{"logs":{"edges":${edges}}}}`));
    const { text, manifest } = await exportTo(engine, {
      out: place('o'),
      format: 'ndjson',
      sort: oldestFirst,
    });
    expect(text).toBe(`${node}\n${other}\n`);
    expect(manifest.rules.at(-1)).toMatch(/^2 records stood in GraphQL edges/);
  });

  it('turns UTF-16 into UTF-8', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const line = '{"eventType":"login","clientName":"Zoë 😀"}';
    await importOne(engine, place('u.ndjson', Buffer.from(`\ufeff${line}\n${line} \n`, 'utf16le')));
    const { text, manifest } = await exportTo(engine, { out: place('o'), format: 'ndjson' });
    expect(text).toBe(`${line}\n`);
    expect(manifest.rules.at(-1)).toMatch(/^1 records stood in UTF-16/);
  });

  it('writes rows of a table as objects in the order of the columns, which import as the same', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const rows = [
      'Event Type,Client Name,2,1,"a ""b""",',
      'login,auth,x,y,"1,\n2",z,extra',
      'logout,x',
    ];
    await importOne(engine, place('t.csv', `${rows.join('\r\n')}\r\n`));
    const once = await exportTo(engine, { out: place('o'), format: 'ndjson', sort: oldestFirst });
    expect(once.text.split('\n')).toEqual([
      '{"Event Type":"login","Client Name":"auth","2":"x","1":"y","a \\"b\\"":"1,\\n2","column 6":"z","column 7":"extra"}',
      '{"Event Type":"logout","Client Name":"x"}',
      '',
    ]);
    expect(once.manifest.rules.at(-1)).toMatch(/^2 rows of a table are objects/);
    const again = await engines.open(place('b.trailcase'));
    await importOne(again, place('o'));
    expect(await contents(again)).toEqual(await contents(engine));
    const twice = await exportTo(again, { out: place('p'), format: 'ndjson', sort: oldestFirst });
    expect(twice.text).toBe(once.text);
  });

  it('is an empty array or an empty file where nothing matches', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const json = await exportTo(engine, { out: place('o.json'), format: 'json' });
    expect(JSON.parse(json.text)).toEqual([]);
    expect((await exportTo(engine, { out: place('o.nd'), format: 'ndjson' })).text).toBe('');
    expect(json.manifest).toMatchObject({ counts: { matched: 0 }, span: { first: null } });
  });
});
