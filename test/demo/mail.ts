import { exportedAt, minutes, utcText } from './calendar.ts';
import type { NotificationRecord } from './records.ts';
import { isOut, type Tenant } from './tenant.ts';
import { services } from './tenant-setup.ts';

/** A mail that the tenant sends. */
export interface Mail {
  subject: string;
  to: string;
  category:
    | 'invitation'
    | 'password_reset'
    | 'mfa_enrollment'
    | 'access_request'
    | 'alert'
    | 'digest';
  /** Paragraphs between greeting and signature. */
  paragraphs: readonly string[];
  name: string;
  cc?: string;
  /** Keep a blind copy in the archive mailbox. */
  isArchived?: boolean;
}

/** Sends a mail; whether it arrives depends on the mail server and on the mailbox. */
export function send(tenant: Tenant, time: number, mail: Mail): NotificationRecord {
  const sentAt = time + tenant.random.between(300, 4_000);
  const record: NotificationRecord = {
    subject: mail.subject,
    recipient: mail.to,
    timestamp: utcText(sentAt),
    status: statusOf(tenant, mail.to, sentAt),
    category: mail.category,
    cc: mail.cc ?? '',
    bcc: mail.isArchived ? services.archive : '',
    body: [
      `Hello ${mail.name},`,
      ...mail.paragraphs,
      `Acme IT, Berlin\nMessage <${tenant.random.hex(16)}@mail.acme.example>`,
    ].join('\n\n'),
  };
  tenant.ledger.notification.push(record);
  return record;
}

function statusOf(tenant: Tenant, to: string, sentAt: number): NotificationRecord['status'] {
  if (isOut(tenant, 'mail', sentAt)) return 'failed';
  if (tenant.deadMailboxes.has(to)) return 'bounced';
  return sentAt > exportedAt - minutes(2) ? 'pending' : 'sent';
}
