import type { Kind } from '../../../../shared/kinds.ts';
import type { Outcome } from '../../../../shared/record.ts';
import { remembered } from '../../../../shared/remembered.ts';
import { derived } from '../derive.ts';
import type { FieldNames, Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, textAt } from '../value-at.ts';
import { auth0Samples } from './auth0-samples.ts';

/** Type codes that are no events of a person, by kind (section 6). Patterns are tried in this order. */
const kindPatterns: readonly (readonly [RegExp, Kind])[] = [
  [
    /^(?:sapi|fapi|mgmt_api_read|gd_tenant_update|kms_key_\w+|organization_member_added|[sf]scim|ss_sso_\w+|custom_domain_verification_failed)$/,
    'audit',
  ],
  [/^(?:cls|cs|fn|gd_send_\w+)$/, 'notification'],
  [
    /^(?:[sf]ui|directory_sync_\w+|actions_execution_failed|flows_execution_\w+|forms_submission_\w+|resource_cleanup)$/,
    'job',
  ],
  [
    /^(?:f?e?(?:seacft|seccft|sepft|sertft)|feacft|feccft|fepft|fertft|ferrt|srrt|f?sede|fede|seoobft|seotpft|sercft|sepk\w+|secte|fecte|seta|feta|idjag_\w+|ciba_\w+|jwt_bearer_exchange_failed|\w+_on_behalf_of_token_exchange|fdeac|fdeaz|fdecc|fpar)$/,
    'grant',
  ],
];

const successes =
  /^(?:s\w*|scp\w*|gd_\w*(?:succeed|complete|enrolled)|gd_send_\w+|gd_unenroll|cls|cs|ublkdu|mgmt_api_read|organization_member_added|directory_sync_completed|\w+_(?:succeeded|success|completed|logout_succeeded))$/;
const failures =
  /^(?:f\w*|limit_\w+|pwd_leak|signup_pwd_leak|reset_pwd_leak|gd_\w*(?:failed|rejected|failure|exceed\w*)|api_limit|\w+_(?:failed|failure|error))$/;

/** What a type code means. Codes that are not listed are told by their beginning and end. */
const meaningOf = remembered((code): { kind: Kind; outcome: Outcome | null } => {
  const kind = kindPatterns.find(([pattern]) => pattern.test(code))?.[1] ?? 'event';
  const outcome = failures.test(code) ? 'failure' : successes.test(code) ? 'success' : null;
  return { kind, outcome };
});

const isChange = (record: Subject) => /^(?:sapi|fapi)$/.test(textAt(record, 'type') ?? '');
const method = (record: Subject) => textAt(record, 'details.request.method')?.toUpperCase() ?? null;

const fields: FieldNames = {
  time: ['date', 'p_event_time'],
  key: ['log_id', '_id'],
  action: [
    derived('type, and for changes by the API its description, method and path', (record) => {
      const type = textAt(record, 'type');
      return isChange(record) ? (textAt(record, 'description') ?? type) : type;
    }),
  ],
  actor: [
    derived('details.request.auth.user for the API; else user_name, user_id', (record) =>
      firstText(
        record,
        'details.request.auth.user.email',
        'details.request.auth.user.name',
        'details.request.auth.user.user_id',
        'user_name',
        'user_id',
        'details.request.auth.credentials.jti',
        'client_name',
        'client_id',
      ),
    ),
  ],
  username: ['details.request.auth.user.name', 'user_name'],
  target: [
    derived('details.request.path for the API; else user_id', (record) =>
      isChange(record)
        ? textAt(record, 'details.request.path')
        : firstText(record, 'user_id', 'user_name'),
    ),
  ],
  client: ['client_name', 'client_id'],
  provider: ['connection', 'strategy'],
  protocol: ['strategy_type'],
  ip: ['ip', 'client_ip', 'details.request.ip'],
  agent: ['user_agent', 'details.request.userAgent'],
  organization: ['organization_name', 'organization_id', 'tenant_name'],
  country: ['location_info.country_code'],
  session: ['details.session_id', 'details.transaction_id'],
  message: [
    derived('details.error.message, details.error, description', (record) =>
      firstText(
        record,
        'details.error.message',
        'details.error.reason',
        'details.error',
        'description',
      ),
    ),
  ],
};

const log: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: {
    kinds: ['event', 'audit', 'grant', 'notification', 'job'],
    rule: 'by type code',
    of: (record) => meaningOf(textAt(record, 'type') ?? '').kind,
  },
  fields,
  fieldsOf: {
    notification: {
      target: ['details.to', 'details.recipient', 'user_name', 'user_id'],
      subject: ['description'],
    },
    job: { key: ['log_id', '_id'], target: ['description'] },
  },
  states: {
    old: [],
    new: [
      derived('details.request.body of a change by the API', (record) => {
        if (!isChange(record) || method(record) === 'GET') return undefined;
        const body = at(record, 'details.request.body');
        return isKeyed(body) && Object.keys(body).length > 0 ? body : undefined;
      }),
    ],
    after: 'part',
  },
  outcome(record) {
    const status = Number(textAt(record, 'details.response.statusCode'));
    if (isChange(record) && status >= 400) return 'failure';
    return meaningOf(textAt(record, 'type') ?? '').outcome;
  },
};

/** Auth0: logs of the Management API and of log streams (section 6). */
export const auth0: SourceDescription = {
  system: 'auth0',
  title: 'Auth0',
  shapes: [
    {
      ...log,
      title: 'log stream item',
      all: ['log_id', 'data.type'],
      open: (record) => (isKeyed(record.data) ? { log_id: record.log_id, ...record.data } : null),
    },
    { ...log, title: 'tenant log', all: ['log_id', 'type', 'date'] },
    {
      ...log,
      title: 'tenant log',
      all: ['_id', 'type', 'date'],
      any: ['client_id', 'connection', 'user_id'],
    },
    {
      ...log,
      title: 'log stream item that lacks its id',
      all: ['data.type'],
      any: ['p_log_type', 'data.log_id', 'data.details', 'data.client_id'],
      confidence: 'likely',
      open: (record) => (isKeyed(record.data) ? record.data : null),
    },
  ],
  samples: auth0Samples,
};
