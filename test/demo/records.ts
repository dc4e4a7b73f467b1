/** A JSON object of which only the generator's author knows the fields. */
export type Details = Record<string, unknown>;

/** Records of the seven kinds, with the names and order of the tenant's JSON export. */
export interface AuditRecord {
  id: number;
  action: string;
  target: string;
  actor: string;
  subject: string | null;
  clientActor: string;
  comments: string | null;
  timestamp: string;
  oldEntity: Details | null;
  newEntity: Details | null;
  diff: Details | null;
}

export interface EventRecord {
  id: string;
  eventType: string;
  status: 'Initiated' | 'Pending' | 'Success' | 'Failure';
  clientName: string;
  providerName: string;
  createdOn: string;
  email: string;
  username: string | null;
  ipAddress: string;
  userAgent: string;
  organization: string | null;
  country: string | null;
  details: Details;
}

export interface JobRecord {
  jobId: string;
  jobName: string;
  jobType: string;
  message: string;
  latestStatus: 'success' | 'failed' | 'running' | 'pending';
  createdAt: string;
  updatedAt: string;
  stacktrace: string | null;
  details: Details;
}

export interface NotificationRecord {
  subject: string;
  recipient: string;
  timestamp: string;
  status: 'sent' | 'failed' | 'pending' | 'bounced';
  category: string;
  cc: string;
  bcc: string;
  body: string;
}

export type Life = 'active' | 'expired' | 'revoked';

export interface SessionRecord {
  sessionId: string;
  protocol: 'OIDC' | 'SAML';
  clientId: string;
  userId: number;
  createdAt: string;
  status: Life;
  details: Details;
}

export interface GrantRecord {
  grantId: string;
  email: string;
  provider: string;
  client: string;
  sessionId: string;
  createdAt: string;
  status: Life;
  details: Details;
}

export interface WebhookRecord {
  eventId: string;
  eventType: string;
  endpoint: string;
  timestamp: string;
  status: 'Success' | 'Queued' | 'Failed' | 'Retrying';
  attempt: number;
  request: { headers: Record<string, string>; payload: Details };
  response: { status: number | null; body: string | null; latencyMs: number | null };
}

/** All records of the tenant, each kind in order of time. */
export interface Ledger {
  audit: AuditRecord[];
  event: EventRecord[];
  job: JobRecord[];
  notification: NotificationRecord[];
  session: SessionRecord[];
  grant: GrantRecord[];
  webhook: WebhookRecord[];
}
