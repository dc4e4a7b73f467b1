import { afterEach, onTestFinished } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import { type Connection, secretNameOf } from '../../../../../shared/connection.ts';
import type { Engine, ParamsOf } from '../../../../../shared/contract.ts';
import type { PullReceipt, StreamReceipt } from '../../../../../shared/pull.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import {
  type ReferenceTenant,
  startTenant,
  type TenantOptions,
} from '../../../../tenant/start-tenant.ts';

/** A reference tenant, stopped when the test ends. */
export async function tenantWith(options: TenantOptions = {}): Promise<ReferenceTenant> {
  const tenant = await startTenant(options);
  onTestFinished(() => tenant.stop());
  return tenant;
}

/** A connection to it without any pace of ours. */
export function connectionTo(
  tenant: ReferenceTenant,
  { pageSize = 100, ...changes }: Partial<Connection> & { pageSize?: number } = {},
): Connection {
  const limits = { perMinute: 60_000, pageSize, timeoutSeconds: 10, pageBytes: null };
  return tenant.connection({ limits, streams: ['audit'], ...changes });
}

/** Engines that know secrets of connections, closed when the test ends. */
export function usePullingEngines() {
  const engines: Engine[] = [];
  const secrets = new Map<string, string>();
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
  });
  return {
    /** From now on this is the secret of a connection. */
    keep: (connection: Connection, secret: string) =>
      void secrets.set(secretNameOf(connection), secret),
    async open(path: string): Promise<Engine> {
      const engine = createEngine({
        refusal: null,
        secret: async (name) => secrets.get(name) ?? null,
      });
      engines.push(engine);
      await engine.call('case.open', { path, create: true });
      return engine;
    },
  };
}

export function pull(
  engine: Engine,
  connection: Connection,
  more: Omit<ParamsOf<'pull.start'>, 'connection'> = {},
): Promise<PullReceipt> {
  return runJob(engine, 'pull.start', { connection, ...more });
}

/** What a pull brought of its only log. */
export function only({ streams }: PullReceipt): StreamReceipt {
  const [stream] = streams;
  if (stream === undefined || streams.length > 1) throw new Error(`${streams.length} logs`);
  return stream;
}
