import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { tenantWith } from '../../engine/live/pull/pulling.ts';

const place = useTempFolder();
const entry = fileURLToPath(new URL('../../../../main/hosts/cli/trailcase.ts', import.meta.url));

/** Starts the command line; `said` grows while it runs. */
function start(secret: string, ...args: string[]) {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TRAILCASE_SECRET: secret, XDG_CONFIG_HOME: place('config') },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (piece) => {
    said.out += piece;
  });
  child.stderr.on('data', (piece) => {
    said.err += piece;
  });
  return { child, said, closed: once(child, 'close') };
}

async function setUp(count: number) {
  const tenant = await tenantWith({ records: { audit: madeRecords('audit', count) } });
  const path = place('x.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const connection = tenant.connection({ streams: ['audit', 'events'] });
  await engine.call('connection.keep', { connection });
  await engine.close();
  return { tenant, path };
}

it('pull says what came of each log, and pulls lists it', { timeout: 30_000 }, async () => {
  const { tenant, path } = await setUp(12);
  const pulled = start(tenant.tokens.auditOnly, 'pull', path, 'Acme');
  expect(await pulled.closed).toEqual([1, null]);
  expect(pulled.said.err).toBe('');
  expect(pulled.said.out).toMatch(/^Pull 4: Acme \(http:\/\/127\.0\.0\.1:\d+\)$/m);
  expect(pulled.said.out).toContain('  audit  COMPLETE\n');
  expect(pulled.said.out).toContain('read        12 = 12 stored + 0 duplicate + 0 rejected');
  expect(pulled.said.out).toContain('  events  OPEN\n');
  expect(pulled.said.out).toMatch(/stopped {5}.*auth\.events\.list/);
  expect(pulled.said.out).toContain('stored as source 1;');
  const listed = start('', 'pulls', path);
  expect(await listed.closed).toEqual([0, null]);
  expect(listed.said.out).toMatch(/^ +4 +\S+ +\S+ +Acme +audit +complete +1 +\S+Z +1$/m);
  const refused = start('wrong-token', 'pull', path, 'Acme');
  expect(await refused.closed).toEqual([1, null]);
  expect(refused.said.err).toContain('does not accept the credential (401)');
});

it('pull --follow writes a line each time, and ends well with Ctrl+C', {
  timeout: 30_000,
}, async () => {
  const { tenant, path } = await setUp(3);
  const { child, said, closed } = start(
    tenant.tokens.reader,
    'pull',
    path,
    'Acme',
    '--follow',
    '5',
  );
  await new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (said.out.includes('nothing new')) resolve();
    });
  });
  child.kill('SIGINT');
  expect(await closed).toEqual([0, null]);
  expect(said.out).toMatch(
    /^following: 3 new records at [\d:]{8} UTC, 3 stored so far from \w+; asks again/,
  );
  expect(said.out).toContain('read        3 = 3 stored');
});

it('pull says which pauses it can follow with', async () => {
  for (const pause of ['4', '0', '2s', '86401']) {
    const pulled = start('x', 'pull', place('x.trailcase'), 'Acme', '--follow', pause);
    expect(await pulled.closed).toEqual([2, null]);
    expect(pulled.said.err).toContain('from 5 to 86,400');
  }
});
