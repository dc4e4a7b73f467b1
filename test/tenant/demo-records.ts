import { fileURLToPath } from 'node:url';
import type { Kind } from '../../shared/kinds.ts';
import { readDemo } from '../demo/read-demo.ts';

/** The records of the demo archives as a tenant would hold them. */
export async function demoRecords(): Promise<Record<Kind, object[]>> {
  const folder = fileURLToPath(new URL('../../assets/demo', import.meta.url));
  const { audit, event, job, notification, session, grant, webhook } = await readDemo(folder);
  return {
    audit,
    event,
    job,
    notification,
    session,
    webhook,
    grant: grant.map((row) => ({
      grantId: row.grant_id,
      email: row.email,
      provider: row.provider,
      client: row.client,
      sessionId: row.session_id,
      createdAt: new Date(row.created_at ?? '').toISOString(),
      status: row.status,
      details: JSON.parse(row.details ?? '{}'),
    })),
  };
}
