import type { StreamSummary } from '../../../../shared/connection.ts';

/** One log of Microsoft Graph. */
export interface GraphLog {
  stream: StreamSummary;
  template: string;
  /** Field of the time that the window is about. */
  time: 'activityDateTime' | 'createdDateTime';
  /** Type of sign-ins that is asked for; null where the log is asked for as it is. */
  type: string | null;
  /** Sign-ins come with the newest first; they cannot be sorted. */
  order: 'ascending' | 'descending';
}

const permission = 'application permission AuditLog.Read.All (and Directory.Read.All)';

function signIns(name: string, title: string, type: string | null): GraphLog {
  const version = type === null ? 'v1.0' : 'beta';
  return {
    stream: {
      name,
      title,
      system: 'entra',
      kinds: ['event'],
      permission: `${permission}, and Entra ID P1 or P2`,
    },
    template: `/${version}/auditLogs/signIns`,
    time: 'createdDateTime',
    type,
    order: 'descending',
  };
}

/** The logs of Graph (section 8): version 1.0 has interactive sign-ins only, the others are in its beta. */
export const graphLogs: readonly GraphLog[] = [
  {
    stream: {
      name: 'directory-audits',
      title: 'Directory audits',
      system: 'entra',
      kinds: ['audit'],
      permission,
    },
    template: '/v1.0/auditLogs/directoryAudits',
    time: 'activityDateTime',
    type: null,
    order: 'ascending',
  },
  signIns('sign-ins', 'Sign-ins of users', null),
  signIns('sign-ins-non-interactive', 'Sign-ins of users, not interactive', 'nonInteractiveUser'),
  signIns('sign-ins-service-principal', 'Sign-ins of service principals', 'servicePrincipal'),
  signIns('sign-ins-managed-identity', 'Sign-ins of managed identities', 'managedIdentity'),
];
