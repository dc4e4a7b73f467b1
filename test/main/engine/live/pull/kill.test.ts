import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { PullReceipt } from '../../../../../shared/pull.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../../tenant/made-records.ts';
import { countingLine } from './counting-line.ts';
import { connectionTo, only, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();
const entry = fileURLToPath(new URL('../../../../../main/hosts/cli/trailcase.ts', import.meta.url));

it('50,000 records come once, although the pull is killed five times and resumed', {
  timeout: 120_000,
}, async () => {
  const tenant = await tenantWith({ records: { audit: madeRecords('audit', 50_000) } });
  const line = await countingLine(tenant.address);
  const connection = connectionTo(tenant, { pageSize: 40, address: line.address });
  const path = place('x.trailcase');
  const engine = await engines.open(path);
  await engine.call('connection.keep', { connection });
  await engine.call('case.close', {});

  const start = () =>
    spawn(process.execPath, [entry, 'pull', path, 'Acme', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        TRAILCASE_SECRET: tenant.tokens.reader,
        XDG_CONFIG_HOME: place('config'),
      },
    });
  for (let kill = 0; kill < 5; kill += 1) {
    const child = start();
    // A stretch of 200 pages is stored before the next one is asked for.
    line.at(201 + kill * 7, () => child.kill('SIGKILL'));
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  }
  line.at(Number.POSITIVE_INFINITY, () => undefined);
  const child = start();
  const said: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  const last = only(JSON.parse(Buffer.concat(said).toString()) as PullReceipt);
  expect(last).toMatchObject({ state: 'complete', resumed: true, duplicates: 0, error: null });

  await engine.call('case.open', { path });
  const { records, sources } = await engine.call('case.info', {});
  expect(records).toBe(50_000);
  expect(sources.every(({ duplicates, rejected }) => duplicates + rejected === 0)).toBe(true);
  const pulls = await engine.call('pull.list', {});
  expect(pulls).toHaveLength(6);
  expect(pulls.map(({ streams }) => streams[0]?.pages)).toEqual([250, 200, 200, 200, 200, 200]);
  expect(pulls[0]?.streams[0]?.upTo).toBe(last.askedUntil);
  const report = await runJob(engine, 'verify.start', {});
  expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
});
