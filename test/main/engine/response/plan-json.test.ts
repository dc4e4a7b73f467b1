import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { useDemo } from './demo-case.ts';

const place = useTempFolder();

describe('a plan as JSON', () => {
  const demo = useDemo();
  it('holds ids, exact states and where every record stands, and the same content for the same plan', async () => {
    const engine = demo();
    const [, night] = await engine.call('plan.resolve', {
      kind: 'revert-change',
      value: 'Google IdP',
    });
    if (night === undefined || night.record === null) throw new Error('no change');
    await engine.call('plan.add', {
      actions: [{ kind: 'revert-change', target: night, why: 'Not ours.', run: 4, step: 'look' }],
    });
    const files = ['one.json', 'two.json'].map((name) => place(name));
    for (const out of files) await runJob(engine, 'plan.export', { out, format: 'json' });
    const [one, two] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
    expect(one.schema).toBe('trailcase.response-plan/1');
    expect(two.content).toEqual(one.content);
    expect(two.contentSha256).toBe(one.contentSha256);
    const hash = createHash('sha256').update(JSON.stringify(one.content)).digest('hex');
    expect(one.contentSha256).toBe(hash);
    expect(two.generated.custody.entries).toBe(one.generated.custody.entries + 1);
    const [action] = one.content.actions;
    const states = await engine.call('record.states', { id: night.record });
    expect(JSON.parse(action.states.old)).toEqual(JSON.parse(states.old.text ?? ''));
    expect(action).toMatchObject({ position: 1, why: 'Not ours.', run: 4, step: 'look' });
    const raw = await engine.call('record.raw', { id: night.record });
    expect(action.evidence).toContainEqual(
      expect.objectContaining({
        record: raw.id,
        source: raw.sourceName,
        offset: raw.offset,
        length: raw.length,
      }),
    );
  });
});
