import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptConnections } from '../../main/hosts/workbench/index.ts';
import type { PullReceipt } from '../../shared/pull.ts';
import type { RestoreRun } from '../../shared/restoring.ts';
import { madeRecords } from '../tenant/made-records.ts';
import { type ReferenceTenant, startTenant } from '../tenant/start-tenant.ts';
import { alignTable, megabytes } from './table.ts';
import { elapsedSince, median } from './timing.ts';
import { type CommandCost, measureCommand, removeCase } from './whole-process.ts';

/** What pulling and restoring cost, beside what cannot be done without. Medians of the runs, in seconds. */
export interface TenantFigures {
  records: number;
  runs: number;
  /** Every page asked for and parsed, by nobody who keeps anything. */
  fetchOnly: number;
  pull: { seconds: number; peakBytes: number; caseBytes: number };
  /** Into an empty tenant: imported, proven, compared, sent, read back. */
  restore: { seconds: number; peakBytes: number };
}

/** Records of a page, and of what a connection asks for. */
const pageSize = 1_000;

/** Pulls audit records from the reference tenant on this machine and restores them to another. */
export async function measureTenants(plan: {
  records: number;
  runs: number;
  folder: string;
}): Promise<TenantFigures> {
  const { records, runs, folder } = plan;
  const full = await startTenant({ records: { audit: madeRecords('audit', records) } });
  const archive = join(folder, 'audit.json');
  writeFileSync(archive, `[${full.store.texts('audit').join(',\n')}]`);
  const [fetched, pulled, restored]: [number[], CommandCost[], CommandCost[]] = [[], [], []];
  try {
    for (let run = 0; run < runs; run += 1) {
      fetched.push(await fetchAll(full, records));
      pulled.push(await pullOnce(full, folder, records));
      restored.push(await restoreOnce(archive, folder, records));
    }
  } finally {
    await full.stop();
  }
  const of = (costs: readonly CommandCost[], name: 'seconds' | 'peakBytes' | 'caseBytes') =>
    median(costs.map((cost) => cost[name]));
  return {
    records,
    runs,
    fetchOnly: median(fetched),
    pull: {
      seconds: of(pulled, 'seconds'),
      peakBytes: of(pulled, 'peakBytes'),
      caseBytes: of(pulled, 'caseBytes'),
    },
    restore: { seconds: of(restored, 'seconds'), peakBytes: of(restored, 'peakBytes') },
  };
}

/** The figures as a table. */
export function renderTenants({ records, fetchOnly, pull, restore }: TenantFigures): string {
  const row = (title: string, seconds: number, peakBytes: number | null) => [
    title,
    seconds.toFixed(2),
    String(Math.round(records / seconds)),
    (seconds / fetchOnly).toFixed(2),
    peakBytes === null ? '' : megabytes(peakBytes),
  ];
  return alignTable([
    [`${records} audit records`, 'seconds', 'a second', 'to the first', 'peak'],
    row('pages fetched and parsed only', fetchOnly, null),
    row('pulled into a fresh case', pull.seconds, pull.peakBytes),
    row('restored to an empty tenant, read back', restore.seconds, restore.peakBytes),
  ]);
}

/** @returns seconds */
async function fetchAll(
  { address, tenant, tokens }: ReferenceTenant,
  records: number,
): Promise<number> {
  const start = performance.now();
  const headers = { Authorization: `Bearer ${tokens.reader}` };
  const list = new URL(`/auth/admin/tenants/${tenant}/audit-logs?limit=${pageSize}`, address);
  let read = 0;
  for (;;) {
    const answer = await fetch(list, { headers });
    const { data, next } = (await answer.json()) as { data: unknown[]; next: string | null };
    read += data.length;
    if (next === null) break;
    list.searchParams.set('cursor', next);
  }
  if (read !== records) throw new Error(`${read} of ${records} records were fetched.`);
  return elapsedSince(start);
}

async function pullOnce(
  tenant: ReferenceTenant,
  folder: string,
  records: number,
): Promise<CommandCost> {
  const path = join(folder, 'pulled.trailcase');
  removeCase(path);
  const env = keep(tenant, folder, tenant.tokens.reader);
  const cost = await measureCommand(path, ['pull', path, 'Acme', '--json'], env);
  const { streams } = JSON.parse(cost.output) as PullReceipt;
  const stored = streams.reduce((sum, stream) => sum + stream.stored, 0);
  if (stored !== records) throw new Error(`${stored} of ${records} records were pulled.`);
  return cost;
}

async function restoreOnce(archive: string, folder: string, records: number): Promise<CommandCost> {
  const empty = await startTenant();
  try {
    const path = join(folder, 'restored.trailcase');
    removeCase(path);
    const env = keep(empty, folder, empty.tokens.admin);
    const args = ['restore', archive, '--case', path, '--to', 'Acme', '--confirm', empty.tenant];
    const cost = await measureCommand(path, [...args, '--json'], env);
    const { accepted, verification } = JSON.parse(cost.output) as RestoreRun;
    if (accepted !== records || verification?.good !== true) {
      throw new Error(`${accepted} of ${records} records were restored.`);
    }
    return cost;
  } finally {
    await empty.stop();
  }
}

/** Keeps the only connection of a user who is nobody else, without any pace of ours; gives the environment. */
function keep(
  tenant: ReferenceTenant,
  folder: string,
  secret: string,
): Readonly<Record<string, string>> {
  const config = join(folder, 'config');
  const kept = new KeptConnections(join(config, 'trailcase'), () => undefined);
  for (const { id } of kept.list()) kept.forget(id);
  const limits = { perMinute: 60_000, pageSize, timeoutSeconds: null, pageBytes: null };
  kept.keep(tenant.connection({ streams: ['audit'], limits }));
  return { XDG_CONFIG_HOME: config, TRAILCASE_SECRET: secret };
}
