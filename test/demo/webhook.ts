import { exportedAt, minutes, utcText } from './calendar.ts';
import type { Details, WebhookRecord } from './records.ts';
import { isOut, type Tenant } from './tenant.ts';

/** What a webhook is to carry where. */
export interface Delivery {
  endpoint: string;
  eventType: string;
  payload: Details;
}

/** Minutes after the event at which an endpoint is tried, until it accepts. */
const attemptMinutes = [0, 1, 5, 15] as const;

/**
 * Delivers an event: one record an attempt. An attempt that fails is `Retrying`, the fourth and
 * last `Failed`; in the last minute before the export a delivery is still `Queued`.
 */
export function deliver(tenant: Tenant, time: number, delivery: Delivery): void {
  const random = tenant.random;
  const eventId = `evt_${random.hex(20)}`;
  const stumbles = random.chance(0.03);
  for (const [index, wait] of attemptMinutes.entries()) {
    const sentAt = time + minutes(wait) + random.between(200, 900);
    const attempt = index + 1;
    const isDown = isOut(tenant, delivery.endpoint, sentAt) || (stumbles && attempt === 1);
    const response = isDown ? refusal(random.between(1, 3)) : acceptance(random.between(38, 420));
    const isQueued = sentAt > exportedAt - minutes(1);
    tenant.ledger.webhook.push({
      eventId,
      eventType: delivery.eventType,
      endpoint: delivery.endpoint,
      timestamp: utcText(sentAt),
      status: isQueued ? 'Queued' : statusOf(isDown, attempt),
      attempt,
      request: {
        headers: {
          'content-type': 'application/json',
          'webhook-id': eventId,
          'webhook-timestamp': String(Math.floor(sentAt / 1000)),
          'webhook-signature': `v1,${random.hex(44)}`,
        },
        payload: delivery.payload,
      },
      response: isQueued ? { status: null, body: null, latencyMs: null } : response,
    });
    if (!isDown || isQueued) return;
  }
}

function statusOf(isDown: boolean, attempt: number): WebhookRecord['status'] {
  if (!isDown) return 'Success';
  return attempt === attemptMinutes.length ? 'Failed' : 'Retrying';
}

function acceptance(latencyMs: number): WebhookRecord['response'] {
  return { status: 200, body: '{"ok":true}', latencyMs };
}

function refusal(kind: number): WebhookRecord['response'] {
  if (kind === 1) return { status: 504, body: null, latencyMs: 10_000 };
  return { status: 503, body: 'upstream connect error: connection refused', latencyMs: 12 + kind };
}
