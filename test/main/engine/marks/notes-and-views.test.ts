import { describe, expect, it } from 'vitest';
import { checkMarks } from '../../../../main/engine/marks/index.ts';
import { openReadable } from '../../../../main/engine/store/index.ts';
import type { CustodyEntry } from '../../../../shared/case.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { generateArchive } from '../../../bench/generate.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

async function withEvents(): Promise<Engine> {
  const engine = await engines.open(place('a.trailcase'));
  const path = place('events.ndjson');
  await importOne(
    engine,
    generateArchive({ kind: 'event', records: 20, seed: 'notes', path }).path,
  );
  return engine;
}

async function entriesAfter(engine: Engine, count: number): Promise<[string, unknown][]> {
  const entries: CustodyEntry[] = await engine.call('custody.list', {});
  return entries.slice(count).map(({ action, detail }) => [action, detail]);
}

describe('notes', () => {
  it('are written, changed, removed and brought back, every text of theirs in the custody log', async () => {
    const engine = await withEvents();
    const { length } = await engine.call('custody.list', {});
    const added = await engine.call('note.add', { record: 7, text: 'Was this Ana?' });
    const { id } = added;
    const changed = await engine.call('note.change', { note: id, text: 'Not Ana.' });
    expect(changed).toEqual({ ...added, text: 'Not Ana.', edited: changed?.edited });
    expect(Date.parse(changed?.edited ?? '')).toBeGreaterThanOrEqual(Date.parse(added.created));
    expect(await engine.call('note.change', { note: id, text: null })).toBeNull();
    expect((await engine.call('mark.get', { record: 7 })).notes).toEqual([]);
    const back = await engine.call('note.change', { note: id, text: 'Not Ana!' });
    expect((await engine.call('mark.get', { record: 7 })).notes).toEqual([back]);
    expect(await entriesAfter(engine, length)).toEqual([
      ['note added', { record: 7, text: 'Was this Ana?' }],
      ['note changed', { note: id, record: 7, text: 'Not Ana.', old: 'Was this Ana?' }],
      ['note removed', { note: id, record: 7, old: 'Not Ana.' }],
      ['note restored', { note: id, record: 7, text: 'Not Ana!' }],
    ]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });

  it('stay as they are, without an entry, when their text does not change', async () => {
    const engine = await withEvents();
    const note = await engine.call('note.add', { record: 1, text: 'same' });
    const { length } = await engine.call('custody.list', {});
    expect(await engine.call('note.change', { note: note.id, text: 'same' })).toEqual(note);
    expect(await engine.call('custody.list', {})).toHaveLength(length);
  });

  it('hold any text, and are proved by it', async () => {
    const engine = await withEvents();
    for (const text of ['\ud800 half', 'nul\u0000inside', 'Jose\u0301', '\u202eright to left']) {
      const { text: kept } = await engine.call('note.add', { record: 1, text });
      expect(kept).toBe(text.toWellFormed().normalize('NFC'));
    }
    const { notes } = await engine.call('mark.get', { record: 1 });
    expect(notes).toHaveLength(4);
    const db = openReadable(place('a.trailcase'));
    expect(checkMarks(db)).toEqual([]);
    db.close();
  });

  it.each([
    ['note.add', { record: 99, text: 'x' }, 'not-found'],
    ['note.add', { record: 1, text: ' \n' }, 'bad-request'],
    ['note.change', { note: 99, text: 'x' }, 'not-found'],
  ] as const)('are refused: %s %j', async (call, params, code) => {
    const engine = await withEvents();
    await expect(engine.call(call, params as never)).rejects.toMatchObject({ code });
  });
});

describe('saved views', () => {
  it('are kept by name with the parts that they were given, replaced in place, and removed', async () => {
    const engine = await withEvents();
    const { length } = await engine.call('custody.list', {});
    const columns = [{ name: 'Email', width: 200, pinned: true }, { name: 'details.reason' }];
    const given = { name: 'Failures', kind: 'event' as const, filter: 'failed logins', columns };
    const saved = await engine.call('view.save', given);
    expect(saved).toMatchObject(given);
    const sort = [{ name: 'Email', descending: true }];
    const { id } = saved;
    const again = await engine.call('view.save', { id, name: 'Sorted', kind: null, sort });
    const { author, created } = saved;
    expect(again).toEqual({ id, name: 'Sorted', kind: null, sort, author, created });
    const other = await engine.call('view.save', { name: 'a view', kind: null });
    expect(await engine.call('view.list', {})).toEqual([other, again]);
    await engine.call('view.remove', { id });
    expect(await engine.call('view.list', {})).toEqual([other]);
    await expect(engine.call('view.save', { id, name: 'x', kind: null })).rejects.toMatchObject({
      code: 'not-found',
    });
    const parts = { filter: 'failed logins', columns };
    expect(await entriesAfter(engine, length)).toEqual([
      ['view saved', { name: 'Failures', kind: 'event', parts }],
      ['view saved', { view: id, name: 'Sorted', kind: null, parts: { sort } }],
      ['view saved', { name: 'a view', kind: null, parts: {} }],
      ['view removed', { view: id, name: 'Sorted' }],
    ]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });
});
