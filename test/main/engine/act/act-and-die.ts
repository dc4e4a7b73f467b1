import { createEngine } from '../../../../main/engine/index.ts';
import type { Connection } from '../../../../shared/connection.ts';
import { runJob } from '../../../../shared/run-job.ts';

/** Carries out a plan and tells its parent when the first request is out; the parent kills it then. */
const { CASE: path = '', CONNECTION: written = '', TOKEN: token = '' } = process.env;
const connection = JSON.parse(written) as Connection;
const engine = createEngine({ refusal: null, secret: async () => token });
await engine.call('case.open', { path });
const look = setInterval(async () => {
  const entries = await engine.call('custody.list', {});
  if (!entries.some(({ action }) => action === 'tenant asked to act')) return;
  clearInterval(look);
  process.send?.('out');
}, 20);
await runJob(engine, 'act.start', { connection, confirm: connection.tenant });
