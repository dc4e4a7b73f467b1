import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RecordPage } from '../../../../shared/case.ts';
import type { recordCalls } from '../../../../shared/contract/record-calls.ts';
import type { Exercises } from './exercise.ts';
import { audit, both, place, withAudit, withResult } from './setting.ts';

export const recordExercises: Exercises<typeof recordCalls> = {
  'records.page': async (engine) => {
    await withAudit(engine);
    const first = await engine.call('records.page', { kind: 'audit', limit: 1 });
    expect(first.rows.map(({ fields }) => fields.action)).toEqual(['create User']);
    expect(first.next).not.toBeNull();
    const second: RecordPage = await engine.call('records.page', {
      limit: 5,
      after: first.next ?? undefined,
    });
    expect(second.rows.map(({ fields }) => fields.target)).toEqual(['Google']);
    expect(second.next).toBeNull();
  },
  'records.count': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('records.count', {})).toBe(2);
    expect(await engine.call('records.count', { kind: 'audit' })).toBe(2);
    expect(await engine.call('records.count', { kind: 'event' })).toBe(0);
  },
  'record.get': async (engine) => {
    await withAudit(engine);
    const record = await engine.call('record.get', { id: 1 });
    expect(record).toMatchObject({ id: 1, kind: 'audit', fields: { actor: 'ana@example.com' } });
    expect(JSON.parse(record.raw ?? '')).toEqual(audit[0]);
    await expect(engine.call('record.get', { id: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'record.raw': async (engine) => {
    await withAudit(engine);
    const { base64, offset, length } = await engine.call('record.raw', { id: 2 });
    const file = readFileSync(place('audit.json'));
    expect(Buffer.from(base64, 'base64')).toEqual(file.subarray(offset, offset + length));
    const part = await engine.call('record.raw', { id: 2, from: 2, length: 6 });
    expect(part).toMatchObject({ offset, length });
    expect(Buffer.from(part.base64, 'base64')).toEqual(file.subarray(offset + 2, offset + 8));
  },
  'record.states': async (engine) => {
    await withAudit(engine);
    const changed = await engine.call('record.states', { id: 1 });
    expect(JSON.parse(changed.diff ?? '')).toEqual({
      enabled: { _old: true, _new: false },
      scopes: [['+', 'email']],
    });
    const created = await engine.call('record.states', { id: 2 });
    expect(created).toMatchObject({ diff: null, old: { text: null } });
  },
  'record.tree': async (engine) => {
    await withAudit(engine);
    const place = { id: 1, side: 'new' as const, path: ['scopes'], from: 1, count: 10 };
    expect(await engine.call('record.tree', place)).toEqual({
      nodes: [{ key: '1', type: 'text', text: 'email', cutFrom: null, children: 0 }],
      total: 2,
    });
    await expect(engine.call('record.tree', { ...place, path: ['none'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'record.related': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('record.related', { id: 1 })).toEqual([]);
  },
  'record.versions': async (engine) => {
    await withAudit(engine);
    expect(await engine.call('record.versions', { id: 2 })).toEqual({
      target: 'ben@example.com',
      versions: [
        {
          record: 2,
          time: '2026-01-21T08:00:00.000000Z',
          action: 'create User',
          actor: 'ana@example.com',
          hasOld: false,
          hasNew: true,
          continues: null,
          breaks: [],
        },
      ],
      total: 1,
    });
  },
  'states.compare': async (engine) => {
    await withAudit(engine);
    const compared = await engine.call('states.compare', {
      old: { record: 1, side: 'old' },
      new: { record: 1, side: 'new' },
    });
    expect(compared).toMatchObject({ changed: 2, unchanged: 1, old: { recorded: true } });
    expect(compared.changes[1]).toMatchObject({ path: ['scopes', '[email]'], kind: 'added' });
  },
  'mark.change': async (engine) => {
    const result = await withResult(engine);
    const records = { kind: 'positions' as const, result, ranges: [[1, 9] as const] };
    const made = await engine.call('mark.change', { records, star: true, addTags: ['odd '] });
    expect(made).toMatchObject({ records: 1 });
    const mark = { star: true, tags: ['odd'], notes: 0 };
    expect((await engine.call('record.get', { id: 1 })).mark).toEqual(mark);
    const window = await engine.call('result.window', { result, from: 0, count: 2 });
    expect(window.rows.map((row) => row.mark)).toEqual([undefined, mark]);
  },
  'mark.undo': async (engine) => {
    await withAudit(engine);
    const { change } = await engine.call('mark.change', { records: both, star: true });
    expect(await engine.call('mark.undo', { change })).toMatchObject({ records: 2 });
    expect(await engine.call('mark.counts', {})).toMatchObject({ records: 0 });
    await expect(engine.call('mark.undo', { change: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'mark.get': async (engine) => {
    await withAudit(engine);
    await engine.call('mark.change', { records: both, addTags: ['b', 'a'] });
    expect(await engine.call('mark.get', { record: 2 })).toEqual({
      record: 2,
      star: false,
      tags: ['a', 'b'],
      notes: [],
    });
    await expect(engine.call('mark.get', { record: 3 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'mark.counts': async (engine) => {
    await withAudit(engine);
    await engine.call('mark.change', { records: both, addTags: ['odd'] });
    await engine.call('note.add', { record: 1, text: 'the first' });
    expect(await engine.call('mark.counts', {})).toEqual({
      records: 2,
      starred: 0,
      noted: 1,
      tags: [{ tag: 'odd', count: 2 }],
    });
  },
  'note.add': async (engine) => {
    await withAudit(engine);
    const note = await engine.call('note.add', { record: 2, text: 'Who is Ben?' });
    expect(note).toMatchObject({ record: 2, text: 'Who is Ben?', edited: null });
    expect((await engine.call('mark.get', { record: 2 })).notes).toEqual([note]);
  },
  'note.change': async (engine) => {
    await withAudit(engine);
    const { id } = await engine.call('note.add', { record: 2, text: 'Who is Ben?' });
    const changed = await engine.call('note.change', { note: id, text: 'A contractor.' });
    expect(changed).toMatchObject({ id, text: 'A contractor.' });
    expect(await engine.call('note.change', { note: id, text: null })).toBeNull();
    expect((await engine.call('record.get', { id: 2 })).mark).toBeUndefined();
  },
  'secret.reveal': async (engine) => {
    await withAudit(engine);
    const where = { record: 1, side: 'old' as const, path: ['scopes'], how: 'shown' as const };
    expect(await engine.call('secret.reveal', where)).toBeNull();
    expect((await engine.call('custody.list', {})).at(-1)).toMatchObject({
      action: 'secret revealed',
      detail: where,
    });
  },
  'view.save': async (engine) => {
    await withAudit(engine);
    const saved = await engine.call('view.save', { name: ' Mine ', kind: null, filter: 'starred' });
    expect(saved).toMatchObject({ name: 'Mine', kind: null, filter: 'starred' });
    const { id } = saved;
    const again = await engine.call('view.save', { id, name: 'Mine', kind: 'audit' });
    expect(again).toMatchObject({ id, kind: 'audit', created: saved.created });
    expect(again).not.toHaveProperty('filter');
  },
  'view.remove': async (engine) => {
    await withAudit(engine);
    const { id } = await engine.call('view.save', { name: 'Mine', kind: null });
    expect(await engine.call('view.remove', { id })).toBe(true);
    expect(await engine.call('view.remove', { id })).toBe(false);
  },
  'view.list': async (engine) => {
    await withAudit(engine);
    const b = await engine.call('view.save', {
      name: 'b',
      kind: null,
      columns: [{ name: 'Actor' }],
    });
    const a = await engine.call('view.save', { name: 'A', kind: 'event', sort: [] });
    expect(await engine.call('view.list', {})).toEqual([a, b]);
  },
  'entity.list': async (engine) => {
    await withAudit(engine);
    const { entities, total } = await engine.call('entity.list', { type: 'actor' });
    expect(total).toBe(1);
    expect(entities).toMatchObject([{ type: 'actor', value: 'ana@example.com', count: 2 }]);
  },
  'entity.page': async (engine) => {
    await withAudit(engine);
    const page = await engine.call('entity.page', { type: 'actor', value: 'ana@example.com' });
    expect(page).toMatchObject({ records: 2, made: { records: 2 }, suffered: { records: 0 } });
    await expect(
      engine.call('entity.page', { type: 'actor', value: 'nobody' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  },
  'address.countries': async (engine) => {
    await withAudit(engine);
    const addresses = ['8.8.8.8', '10.0.0.1'];
    const [known, none] = await engine.call('address.countries', { addresses });
    expect(known).toEqual({ code: 'US', name: 'United States' });
    expect(none).toBeNull();
  },
};
