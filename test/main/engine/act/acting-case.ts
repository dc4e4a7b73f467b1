import { writeFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { ActCheck, ActRun } from '../../../../shared/acting.ts';
import type { CustodyEntry } from '../../../../shared/case.ts';
import type { Connection } from '../../../../shared/connection.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { ActionKind } from '../../../../shared/response-plan.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import {
  type ReferenceTenant,
  startTenant,
  type TenantOptions,
} from '../../../tenant/start-tenant.ts';

export const ana = 'ana@demo.example';

export function session(sessionId: string, status = 'active', more: object = {}): object {
  const claims = { sub: '7', email: ana };
  return {
    sessionId,
    protocol: 'OIDC',
    clientId: 'wiki',
    userId: 7,
    createdAt: '2026-01-20T11:02:00.000Z',
    status,
    details: { claims },
    ...more,
  };
}

export function grant(grantId: string, status = 'active'): object {
  return {
    grantId,
    email: ana,
    provider: 'Local',
    client: 'wiki',
    sessionId: 's1',
    createdAt: '2026-01-20T11:02:00.000Z',
    status,
  };
}

export function job(jobId: string, latestStatus = 'failed'): object {
  return {
    jobId,
    jobName: 'audit log trim',
    jobType: 'trim',
    message: 'Disk full',
    latestStatus,
    createdAt: '2026-01-20T11:02:00.000Z',
    updatedAt: '2026-01-20T11:03:00.000Z',
    stacktrace: null,
  };
}

export function delivery(eventId: string, status = 'Failed'): object {
  return {
    eventId,
    eventType: 'user.updated',
    endpoint: 'https://hooks.demo.example/in',
    timestamp: '2026-01-20T11:02:00.000Z',
    status,
    attempt: 4,
    response: { status: 503, body: '', latencyMs: 9 },
  };
}

/** A tenant and a case with what it held at the time of the export. */
export interface Acting {
  tenant: ReferenceTenant;
  engine: Engine;
  /** Path of the case. */
  path: string;
  connection: Connection;
  plan(kind: ActionKind, value: string): Promise<number>;
  check(): Promise<ActCheck>;
  start(more?: {
    run?: number;
    actions?: number[];
    confirm?: string;
    seen?: string[];
  }): Promise<ActRun>;
  custody(): Promise<CustodyEntry[]>;
  /** What the tenant was asked that is no reading. */
  changes(): string[];
  status(kind: 'session' | 'grant' | 'job' | 'webhook', id: string): string | null;
}

/** What a tenant holds, and what of it is in the evidence where that is something else. */
export interface ActingOptions {
  records: TenantOptions['records'];
  evidence?: TenantOptions['records'];
  token?: keyof ReferenceTenant['tokens'];
  connection?: Partial<Connection>;
}

/** Gives a test tenants with a case each. */
export function useActing() {
  const place = useTempFolder();
  const ending: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });
  let made = 0;
  return async ({
    records = {},
    evidence = records,
    token = 'actor',
    connection: change,
  }: ActingOptions) => {
    made += 1;
    const tenant = await startTenant({ records });
    ending.push(() => tenant.stop());
    const engine = createEngine({ refusal: null, secret: async () => tenant.tokens[token] });
    ending.push(() => engine.close());
    const path = place(`acting-${made}.trailcase`);
    await engine.call('case.open', { path, create: true });
    const files = Object.entries(evidence).map(([kind, list]) => {
      const file = place(`${made}-${kind}.json`);
      writeFileSync(file, JSON.stringify([...(list as Iterable<object>)]));
      return file;
    });
    if (files.length > 0) await importFiles(engine, files);
    const connection = tenant.connection(change);
    const acting: Acting = {
      tenant,
      engine,
      path,
      connection,
      async plan(kind, value) {
        const targets = await engine.call('plan.resolve', { kind, value });
        const actions = targets.map((target) => ({ kind, target, why: 'a stolen cookie' }));
        const plan = await engine.call('plan.add', { actions });
        return plan.actions.at(-1)?.id ?? 0;
      },
      check: () => runJob(engine, 'act.check', { connection }),
      start: (more = {}) => runJob(engine, 'act.start', { connection, confirm: 'acme', ...more }),
      custody: () => engine.call('custody.list', {}),
      changes: () =>
        tenant.requests
          .filter(({ method }) => method !== 'GET')
          .map(({ method, path: at }) => `${method} ${at}`),
      status: (kind, id) => tenant.store.find(kind, id)?.status ?? null,
    };
    return acting;
  };
}
