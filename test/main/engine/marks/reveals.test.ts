import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { Reveal } from '../../../../shared/marks.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

async function withSecrets(): Promise<Engine> {
  const engine = await engines.open(place('a.trailcase'));
  const record = {
    id: 'a1',
    action: 'update Client',
    target: 'Portal',
    actor: 'ana@example.com',
    timestamp: '2026-01-20T11:02:00.000Z',
    oldEntity: { client_secret: 'hunter2-old', recoveryCodes: ['hunter2-code'] },
    newEntity: { client_secret: 'hunter2-new' },
  };
  await importOne(engine, place('audit.json', JSON.stringify([record])));
  return engine;
}

async function lastEntries(engine: Engine, count: number): Promise<[string, unknown][]> {
  const entries = await engine.call('custody.list', {});
  return entries.slice(-count).map(({ action, detail }) => [action, detail]);
}

describe('a reveal', () => {
  it('is an entry of the custody log each time, and the case is proved with it', async () => {
    const engine = await withSecrets();
    const shown: Reveal = { record: 1, side: 'old', path: ['client_secret'], how: 'shown' };
    const copied: Reveal = { record: 1, side: 'difference', path: [], how: 'copied' };
    for (const reveal of [shown, shown, copied]) await engine.call('secret.reveal', reveal);
    expect(await lastEntries(engine, 3)).toEqual([
      ['secret revealed', shown],
      ['secret revealed', shown],
      ['secret revealed', copied],
    ]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });

  it('names the place and never the secret, where it is a part of the path as well', async () => {
    const engine = await withSecrets();
    await engine.call('secret.reveal', {
      record: 1,
      side: 'difference',
      path: ['recoveryCodes', '[hunter2-code]'],
      how: 'shown',
      against: { record: 1, side: 'new' },
    });
    const entries = await lastEntries(engine, 1);
    expect(JSON.stringify(entries)).not.toContain('hunter2');
    expect(entries[0]?.[1]).toMatchObject({ path: ['recoveryCodes', '[••••••••]'] });
  });

  it('keeps a path out of a log short', async () => {
    const engine = await withSecrets();
    const path = Array.from({ length: 200 }, (_, at) => `${at} ${'x'.repeat(100_000)}`);
    await engine.call('secret.reveal', { record: 1, side: 'record', path, how: 'shown' });
    const [[, detail] = []] = await lastEntries(engine, 1);
    const told = (detail as Reveal).path;
    expect(told).toHaveLength(51);
    expect(told.at(-1)).toBe('… 150 more');
    expect(JSON.stringify(detail).length).toBeLessThan(12_000);
  });

  it('of a record that is not in the case is refused, and no entry', async () => {
    const engine = await withSecrets();
    const { length } = await engine.call('custody.list', {});
    const where: Omit<Reveal, 'record'> = { side: 'old', path: [], how: 'shown' };
    await expect(engine.call('secret.reveal', { ...where, record: 7 })).rejects.toMatchObject({
      code: 'not-found',
    });
    const against = { record: 7, side: 'new' } as const;
    await expect(
      engine.call('secret.reveal', { ...where, record: 1, against }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await engine.call('custody.list', {})).toHaveLength(length);
  });
});
