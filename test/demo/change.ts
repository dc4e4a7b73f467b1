import { berlinText, utcText } from './calendar.ts';
import { difference } from './difference.ts';
import type { AuditRecord, Details } from './records.ts';
import type { Tenant } from './tenant.ts';
import { endpoints } from './tenant-setup.ts';
import { deliver } from './webhook.ts';

/** An administrative act. */
export interface Change {
  /** Verb and kind of entity, such as `update IdentityProvider`. */
  action: string;
  /** What was changed, in the words of the log. */
  target: string;
  /** Key of the entity's state, `Type/id`. */
  entity: string;
  actor: string;
  clientActor?: string;
  subject?: string;
  comments?: string;
  /** The new state from the old one; null for a deletion. An act without it changes no state. */
  become?: (before: Details) => Details | null;
}

/** Carries out an act at this time: the state changes, the audit log and the webhooks tell of it. */
export function recordChange(tenant: Tenant, time: number, change: Change): AuditRecord {
  const before = tenant.states.get(change.entity) ?? null;
  const after = change.become ? change.become(before ?? {}) : before;
  if (after === null) tenant.states.delete(change.entity);
  else tenant.states.set(change.entity, after);
  const changesState = change.become !== undefined;
  const record: AuditRecord = {
    id: 0,
    action: change.action,
    target: change.target,
    actor: change.actor,
    subject: change.subject ?? null,
    clientActor: change.clientActor ?? 'admin-console',
    comments: change.comments ?? null,
    timestamp: utcText(time),
    oldEntity: changesState ? before : null,
    newEntity: changesState ? after : null,
    diff: changesState && before && after ? difference(before, after) : null,
  };
  tenant.ledger.audit.push(record);
  announce(tenant, time, change, before ?? after ?? {});
  return record;
}

/** Which webhook tells of which action, and to whom. */
const announcements: Record<string, { eventType: string; to: readonly string[] }> = {
  'create User': { eventType: 'user.created', to: [endpoints.crm, endpoints.siem] },
  'update User': { eventType: 'user.updated', to: [endpoints.crm] },
  'disable User': { eventType: 'user.disabled', to: [endpoints.crm, endpoints.siem] },
  'delete User': { eventType: 'user.deleted', to: [endpoints.crm] },
  'reset MFA': { eventType: 'user.mfa_reset', to: [endpoints.siem] },
  'assign Role': { eventType: 'role.assigned', to: [endpoints.siem] },
  'enable User': { eventType: 'user.enabled', to: [endpoints.crm, endpoints.siem] },
  'update Group': { eventType: 'group.updated', to: [endpoints.crm] },
  'update Client': { eventType: 'client.updated', to: [endpoints.siem] },
  'rotate Secret': { eventType: 'secret.rotated', to: [endpoints.siem] },
  'update IdentityProvider': { eventType: 'idp.updated', to: [endpoints.siem] },
  'update TenantSettings': { eventType: 'settings.updated', to: [endpoints.siem] },
};

function announce(tenant: Tenant, time: number, change: Change, entity: Details): void {
  const announcement = announcements[change.action];
  if (!announcement) return;
  const { eventType, to } = announcement;
  const user = typeof entity.email === 'string' ? { id: entity.id, email: entity.email } : null;
  const payload = {
    type: eventType,
    tenant: tenant.states.get('TenantSettings/acme')?.tenant,
    occurredAt: berlinText(time),
    target: change.target,
    actor: change.actor,
    user,
  };
  for (const endpoint of to) deliver(tenant, time, { endpoint, eventType, payload });
}
