import { createHash } from 'node:crypto';
import { afterEach } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { Connection } from '../../../../shared/connection.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { RestoreComparison, RestoreRun } from '../../../../shared/restoring.ts';
import { runJob } from '../../../../shared/run-job.ts';
import {
  type ReferenceTenant,
  startTenant,
  type TenantOptions,
} from '../../../tenant/start-tenant.ts';

/** Tenants and engines for the tests of restores, stopped and closed when a test ends. */
export function useTenants() {
  const tenants: ReferenceTenant[] = [];
  const engines: Engine[] = [];
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    for (const tenant of tenants.splice(0)) await tenant.stop();
  });
  return {
    async start(options: TenantOptions = {}): Promise<ReferenceTenant> {
      const tenant = await startTenant(options);
      tenants.push(tenant);
      return tenant;
    },
    /** An engine with a case that knows one secret. */
    async open(path: string, secret: string | (() => string)): Promise<Engine> {
      const engine = createEngine({
        refusal: null,
        secret: async () => (typeof secret === 'string' ? secret : secret()),
      });
      engines.push(engine);
      await engine.call('case.open', { path, create: true });
      return engine;
    },
  };
}

/** Without the pace that is kept towards real tenants. */
export const unhurried = {
  limits: { perMinute: 60_000, pageSize: 1_000, timeoutSeconds: null, pageBytes: null },
} satisfies Partial<Connection>;

/** The audit export of a tenant, as its administrators get it. */
export async function exportOf(
  tenant: ReferenceTenant,
  format: 'json' | 'csv' = 'json',
): Promise<string> {
  const answer = await fetch(
    `${tenant.address}/auth/admin/tenants/${tenant.tenant}/audit/export/${format}`,
    { headers: { authorization: `Bearer ${tenant.tokens.admin}` } },
  );
  return await answer.text();
}

/** Requests that change something. */
export function changing({ requests }: ReferenceTenant) {
  return requests.filter(({ method }) => method !== 'GET');
}

export function check(
  engine: Engine,
  connection: Connection,
  sources?: number[],
): Promise<RestoreComparison> {
  return runJob(engine, 'restore.check', { connection, sources });
}

export function restore(
  engine: Engine,
  connection: Connection,
  more: { run?: number; confirm?: string; sources?: number[] } = {},
): Promise<RestoreRun> {
  return runJob(engine, 'restore.start', { connection, confirm: connection.tenant, ...more });
}

/** Fails where records were lost or doubled between what the archive has and what became of it. */
export function sumOf({ counts }: Pick<RestoreRun, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** One hash over many texts in their order, so that a test that fails does not print them all. */
export function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}
