import { derived } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { textAt } from '../value-at.ts';

/** A value in a text such as `{'type': 'AWSAccount', 'principalId': ''}`: Python's writing, and no JSON. */
function inside(row: Subject, column: string, ...names: readonly string[]): string | null {
  const text = textAt(row, column) ?? '';
  for (const name of names) {
    const found = new RegExp(`['"]${name}['"]\\s*:\\s*['"]([^'"]+)['"]`).exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

const changes = /^(?:Put|Post|Delete|Copy|Create|Upload|Complete|Abort|Restore)/;

const access: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: {
    kinds: ['event', 'audit'],
    rule: 'calls that write or delete are audit',
    of: (row) => (changes.test(textAt(row, 'Event Name') ?? '') ? 'audit' : 'event'),
  },
  fields: {
    time: ['Event DateTime', 'Alarm DateTime'],
    updated: ['Alarm DateTime'],
    key: ['Event ID', 'Request ID'],
    action: ['Event Name'],
    actor: [
      derived('User ID: principalId, accountId', (row) =>
        inside(row, 'User ID', 'userName', 'arn', 'principalId', 'accountId'),
      ),
    ],
    username: [derived('User ID: userName', (row) => inside(row, 'User ID', 'userName'))],
    target: [
      derived('Request Parameters: bucketName and key', (row) => {
        const bucket = inside(row, 'Request Parameters', 'bucketName');
        const key = inside(row, 'Request Parameters', 'key');
        return bucket === null || key === null ? bucket : `${bucket}/${key}`;
      }),
    ],
    subject: [
      derived('Request Parameters: Host', (row) => inside(row, 'Request Parameters', 'Host')),
    ],
    client: ['Event Type'],
    provider: [derived('User ID: type', (row) => inside(row, 'User ID', 'type'))],
    ip: ['Source IP'],
    agent: ['Request User Agent'],
    organization: [derived('User ID: accountId', (row) => inside(row, 'User ID', 'accountId'))],
    session: ['Request ID'],
    attempt: ['Repeated Attempts'],
    message: ['Alert'],
  },
  outcome: () => 'unknown',
};

/** Tables of calls to buckets of Amazon S3 that an alarm made. They do not tell how a call ended. */
export const s3Access: SourceDescription = {
  system: 's3-access',
  title: 'Amazon S3 access table',
  shapes: [
    {
      ...access,
      title: 'table of calls',
      all: ['Event Name', 'Request ID', 'Request Parameters', 'Event DateTime'],
      any: ['Source IP', 'User ID'],
    },
  ],
  samples: [
    {
      title: 'A bucket that was listed by nobody known',
      record: `Event Type,Event Name,Request ID,User ID,Request Parameters,Alert,Event ID,Event DateTime,Alarm DateTime,Source IP,Request User Agent,Repeated Attempts
AwsApiCall,ListObjects,R1,"{'type': 'AWSAccount', 'principalId': '', 'accountId': 'ANONYMOUS_PRINCIPAL'}","{'bucketName': 'demo-b', 'Host': 'demo-b.s3.amazonaws.com'}", 1-2026-05-01,e-1,2026-05-01T09:00:00Z,2026-05-01T09:05:00Z,192.0.2.80,Demo/1,4
`,
      kind: 'event',
      outcome: 'unknown',
      fields: {
        time: '2026-05-01T09:00:00.000000Z',
        updated: '2026-05-01T09:05:00.000000Z',
        key: 'e-1',
        action: 'ListObjects',
        actor: 'ANONYMOUS_PRINCIPAL',
        target: 'demo-b',
        subject: 'demo-b.s3.amazonaws.com',
        client: 'AwsApiCall',
        provider: 'AWSAccount',
        ip: '192.0.2.80',
        agent: 'Demo/1',
        organization: 'ANONYMOUS_PRINCIPAL',
        session: 'R1',
        attempt: 4,
        message: ' 1-2026-05-01',
      },
    },
    {
      title: 'An object that was written',
      record: {
        'Event Type': 'AwsApiCall',
        'Event Name': 'PutObject',
        'Request ID': 'R2',
        'User ID': "{'type': 'AWSAccount', 'principalId': 'AIDA1', 'accountId': '111'}",
        'Request Parameters': "{'bucketName': 'demo-b', 'key': 'a.txt'}",
        'Event ID': 'e-2',
        'Event DateTime': '2026-05-01T09:01:00Z',
        'Source IP': '192.0.2.81',
      },
      kind: 'audit',
      outcome: 'unknown',
      fields: {
        time: '2026-05-01T09:01:00.000000Z',
        key: 'e-2',
        action: 'PutObject',
        actor: 'AIDA1',
        target: 'demo-b/a.txt',
        client: 'AwsApiCall',
        provider: 'AWSAccount',
        ip: '192.0.2.81',
        organization: '111',
        session: 'R2',
      },
    },
  ],
};
