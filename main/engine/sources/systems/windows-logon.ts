import { derived, kindBy, named, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, textAt } from '../value-at.ts';

/** Events of Windows' security log that are about signing in, by their numbers. */
const events: ReadonlyMap<string, string> = new Map([
  ['4624', 'An account was successfully logged on'],
  ['4625', 'An account failed to log on'],
  ['4634', 'An account was logged off'],
  ['4647', 'User initiated logoff'],
  ['4648', 'A logon was attempted using explicit credentials'],
  ['4672', 'Special privileges assigned to new logon'],
  ['4768', 'A Kerberos authentication ticket was requested'],
  ['4769', 'A Kerberos service ticket was requested'],
  ['4771', 'Kerberos pre-authentication failed'],
  ['4776', 'The computer attempted to validate the credentials for an account'],
]);

const logonTypes: ReadonlyMap<string, string> = new Map([
  ['0', 'System'],
  ['2', 'Interactive'],
  ['3', 'Network'],
  ['4', 'Batch'],
  ['5', 'Service'],
  ['7', 'Unlock'],
  ['8', 'NetworkCleartext'],
  ['9', 'NewCredentials'],
  ['10', 'RemoteInteractive'],
  ['11', 'CachedInteractive'],
]);

/** `DOMAIN\name`, where there is one. */
function account(row: Subject, side: 'Target' | 'Subject'): string | null {
  const name = textAt(row, `${side}UserName`);
  if (name === null || name === '-') return null;
  const domain = textAt(row, `${side}DomainName`);
  return domain === null || domain === '-' ? name : `${domain}\\${name}`;
}

const number = (row: Subject) => firstText(row, 'EventID', 'EventId', 'Id');

const logon: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('tickets are grants', number, 'event', [[/^(?:4768|4769|4770)$/, 'grant']]),
  fields: {
    time: ['TimeGenerated', 'TimeCreated', '@timestamp', 'UtcTime'],
    key: ['EventRecordId', 'RecordNumber', 'EventOriginId'],
    action: [
      derived('EventID and what it means', (row) => {
        const id = number(row);
        const meaning = id === null ? undefined : events.get(id);
        return meaning === undefined ? id : `${id} ${meaning}`;
      }),
    ],
    actor: [
      derived('TargetDomainName\\TargetUserName: who signed in', (row) => account(row, 'Target')),
      named('Account', 'TargetAccount'),
    ],
    username: ['TargetUserName'],
    target: ['Computer', 'Hostname', 'TargetServerName'],
    subject: [derived('SubjectDomainName\\SubjectUserName', (row) => account(row, 'Subject'))],
    client: ['LogonProcessName', 'ProcessName'],
    provider: ['AuthenticationPackageName'],
    protocol: [
      derived('LogonType by its name', (row) => {
        const type = textAt(row, 'LogonType');
        return type === null ? null : (logonTypes.get(type) ?? type);
      }),
    ],
    status: [named('SubStatus', 'Status')],
    ip: [named('IpAddress')],
    agent: [named('WorkstationName', 'Workstation')],
    organization: ['TenantId'],
    session: ['TargetLogonId'],
    message: ['FailureReason', 'Activity'],
  },
  outcome: outcomeBy(number, [
    [/^(?:4625|4771)$/, 'failure'],
    [/^(?:4624|4634|4647|4672)$/, 'success'],
  ]),
  sigma: [{ product: 'windows', service: 'security', aliases: {} }],
};

/** Logons of Windows' security log, as tables of Log Analytics and as JSON. */
export const windowsLogon: SourceDescription = {
  system: 'windows-logon',
  title: 'Windows logons',
  shapes: [
    {
      ...logon,
      title: 'logon of the security log',
      all: ['EventID', 'TargetUserName'],
      any: ['LogonType', 'TargetLogonId', 'SubjectUserSid', 'TargetUserSid'],
    },
    { ...logon, title: 'event, cut down', all: ['EventID'], rest: true },
  ],
  samples: [
    {
      title: 'A logon over the network',
      record: `,TenantId,Account,EventID,TimeGenerated,Computer,SubjectUserName,SubjectDomainName,TargetUserName,TargetDomainName,TargetLogonId,LogonProcessName,LogonType,AuthenticationPackageName,Status,IpAddress,WorkstationName
0,t-1,DEMO\\kim,4624,2026-05-01T05:15:06.363Z,srv1,-,-,kim,DEMO,0xfb5ee6,NtLmSsp ,3,NTLM,,192.0.2.90,pc7
`,
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-05-01T05:15:06.363000Z',
        action: '4624 An account was successfully logged on',
        actor: 'DEMO\\kim',
        username: 'kim',
        target: 'srv1',
        client: 'NtLmSsp ',
        provider: 'NTLM',
        protocol: 'Network',
        ip: '192.0.2.90',
        agent: 'pc7',
        organization: 't-1',
        session: '0xfb5ee6',
      },
    },
    {
      title: 'A logon that failed',
      record: {
        EventID: 4625,
        TimeCreated: '2026-05-01T05:16:00Z',
        Computer: 'srv1',
        SubjectUserName: 'srv1$',
        SubjectDomainName: 'DEMO',
        TargetUserName: 'admin',
        TargetDomainName: '-',
        LogonType: 10,
        Status: '0xc000006d',
        SubStatus: '0xc000006a',
        IpAddress: '-',
        FailureReason: 'Unknown user name or bad password.',
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-05-01T05:16:00.000000Z',
        action: '4625 An account failed to log on',
        actor: 'admin',
        username: 'admin',
        target: 'srv1',
        subject: 'DEMO\\srv1$',
        protocol: 'RemoteInteractive',
        status: '0xc000006a',
        message: 'Unknown user name or bad password.',
      },
    },
    {
      title: 'A ticket that was asked for',
      record: {
        EventID: 4769,
        TimeCreated: '2026-05-01T05:17:00Z',
        Computer: 'dc1',
        TargetUserName: 'kim@DEMO',
        TargetDomainName: 'DEMO',
        TargetUserSid: 'S-1-5-21-1',
        IpAddress: '192.0.2.91',
        Status: '0x0',
      },
      kind: 'grant',
      outcome: 'unknown',
      fields: {
        time: '2026-05-01T05:17:00.000000Z',
        action: '4769 A Kerberos service ticket was requested',
        actor: 'DEMO\\kim@DEMO',
        username: 'kim@DEMO',
        target: 'dc1',
        status: '0x0',
        ip: '192.0.2.91',
      },
    },
  ],
};
