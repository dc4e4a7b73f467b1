import type { Kind } from '../../../../shared/kinds.ts';
import type { Outcome } from '../../../../shared/record.ts';
import { derived } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { firstText, textAt } from '../value-at.ts';

interface Meaning {
  action: string;
  actor?: string | undefined;
  target?: string | undefined;
  command?: string | undefined;
  ip?: string | undefined;
  outcome: Outcome;
}

/** What lines of `sudo`, `su`, `sshd` and PAM mean; names of groups are those of `Meaning`. */
const patterns: readonly (readonly [RegExp, string, Outcome])[] = [
  [
    /^(?<actor>\S+) : (?:.*; ?)?(?:\d+ incorrect password attempts?|command not allowed|user NOT in sudoers).*?USER=(?<target>\S+).*?COMMAND=(?<command>.+)$/,
    'command refused',
    'failure',
  ],
  [/^(?<actor>\S+) : .*?USER=(?<target>\S+).*?COMMAND=(?<command>.+)$/, 'command', 'success'],
  [
    /session opened for user (?<target>[^\s(]+)(?:\(uid=\d+\))? by (?<actor>[^\s(]*)\(uid=\d+\)/,
    'session opened',
    'success',
  ],
  [/session opened for user (?<target>[^\s(]+)/, 'session opened', 'success'],
  [/session closed for user (?<target>[^\s(]+)/, 'session closed', 'unknown'],
  [/^Accepted (?:\S+) for (?<actor>\S+) from (?<ip>\S+)/, 'login accepted', 'success'],
  [
    /^Failed (?:\S+) for (?:invalid user )?(?<actor>\S+) from (?<ip>\S+)/,
    'login failed',
    'failure',
  ],
  [/^Invalid user (?<actor>\S+) from (?<ip>\S+)/, 'invalid user', 'failure'],
  [
    /authentication failure.*?rhost=(?<ip>\S*)(?:\s+user=(?<actor>\S+))?/,
    'authentication failure',
    'failure',
  ],
  [
    /^(?:new|delete) (?:user|group)|^add '\S+' to group|password changed for/,
    'account changed',
    'success',
  ],
];

const none: Meaning = { action: '', outcome: 'unknown' };

function meaningOf(row: Subject): Meaning {
  const text = textAt(row, 'SyslogMessage') ?? '';
  for (const [pattern, action, outcome] of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return { action, outcome, ...found.groups };
  }
  return none;
}

function kindOf(row: Subject): Kind {
  if (/^(?:cron|crond|anacron|systemd)$/i.test(textAt(row, 'ProcessName') ?? '')) return 'job';
  return meaningOf(row).action === 'account changed' ? 'audit' : 'event';
}

const line: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: {
    kinds: ['event', 'audit', 'job'],
    rule: 'cron and systemd are jobs, changed accounts audit',
    of: kindOf,
  },
  fields: {
    time: ['EventTime', 'TimeGenerated'],
    updated: ['TimeGenerated'],
    action: [
      derived(
        'what the message means, else ProcessName and SeverityLevel',
        (row) => meaningOf(row).action || firstText(row, 'ProcessName', 'Facility'),
      ),
    ],
    actor: ['Sudoer', derived('who acts in the message', (row) => meaningOf(row).actor)],
    target: [
      'SudoTo',
      derived('for whom in the message', (row) => meaningOf(row).target),
      'HostName',
      'Computer',
    ],
    subject: ['Command', derived('the command in the message', (row) => meaningOf(row).command)],
    client: ['ProcessName'],
    provider: ['Facility'],
    status: ['SeverityLevel'],
    ip: [derived('from where in the message', (row) => meaningOf(row).ip)],
    organization: ['HostName', 'Computer'],
    session: ['ProcessID'],
    message: ['SyslogMessage'],
  },
  fieldsOf: { job: { target: ['ProcessName'] } },
  outcome: (row) => meaningOf(row).outcome,
  sigma: [
    { product: 'linux', service: 'syslog', aliases: {} },
    { product: 'linux', service: 'sudo', aliases: {} },
    { product: 'linux', service: 'auth', aliases: {} },
  ],
};

/** Linux: lines of syslog in a table of Log Analytics; those of sudo, su, sshd and PAM are understood. */
export const linuxSyslog: SourceDescription = {
  system: 'linux-syslog',
  title: 'Linux syslog',
  shapes: [
    {
      ...line,
      title: 'Syslog (Log Analytics)',
      all: ['SyslogMessage', 'Facility'],
      any: ['SeverityLevel', 'HostName', 'Computer', 'ProcessName'],
    },
    { ...line, title: 'line, cut down', all: ['SyslogMessage'], rest: true },
  ],
  samples: [
    {
      title: 'A command as somebody else',
      record: `TenantId,TimeGenerated,Computer,EventTime,Facility,HostName,SeverityLevel,SyslogMessage,HostIP,ProcessName
t-1,2026-05-01T02:44:44Z,h1,2026-05-01T02:44:43Z,authpriv,h1,notice,kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/bin/cat /etc/shadow,10.0.0.5,sudo
`,
      kind: 'event',
      outcome: 'success',
      fields: {
        time: '2026-05-01T02:44:43.000000Z',
        updated: '2026-05-01T02:44:44.000000Z',
        action: 'command',
        actor: 'kim',
        target: 'root',
        subject: '/bin/cat /etc/shadow',
        client: 'sudo',
        provider: 'authpriv',
        status: 'notice',
        organization: 'h1',
        message: 'kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/bin/cat /etc/shadow',
      },
    },
    {
      title: 'A login that failed',
      record: {
        TimeGenerated: '2026-05-01T02:45:00Z',
        Computer: 'h1',
        Facility: 'auth',
        HostName: 'h1',
        SeverityLevel: 'info',
        ProcessName: 'sshd',
        ProcessID: 99,
        SyslogMessage: 'Failed password for invalid user admin from 192.0.2.95 port 4711 ssh2',
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        time: '2026-05-01T02:45:00.000000Z',
        updated: '2026-05-01T02:45:00.000000Z',
        action: 'login failed',
        actor: 'admin',
        target: 'h1',
        client: 'sshd',
        provider: 'auth',
        status: 'info',
        ip: '192.0.2.95',
        organization: 'h1',
        session: '99',
        message: 'Failed password for invalid user admin from 192.0.2.95 port 4711 ssh2',
      },
    },
    {
      title: 'A user who was made',
      record: {
        TimeGenerated: '2026-05-01T02:46:00Z',
        Facility: 'authpriv',
        HostName: 'h1',
        SeverityLevel: 'info',
        ProcessName: 'useradd',
        SyslogMessage: 'new user: name=bo, UID=1002',
      },
      kind: 'audit',
      outcome: 'success',
      fields: {
        time: '2026-05-01T02:46:00.000000Z',
        updated: '2026-05-01T02:46:00.000000Z',
        action: 'account changed',
        target: 'h1',
        client: 'useradd',
        provider: 'authpriv',
        status: 'info',
        organization: 'h1',
        message: 'new user: name=bo, UID=1002',
      },
    },
    {
      title: 'A job of cron',
      record: {
        TimeGenerated: '2026-05-01T02:47:00Z',
        Facility: 'cron',
        HostName: 'h1',
        SeverityLevel: 'info',
        ProcessName: 'CRON',
        SyslogMessage: '(root) CMD (run-parts /etc/cron.hourly)',
      },
      kind: 'job',
      outcome: 'unknown',
      fields: {
        time: '2026-05-01T02:47:00.000000Z',
        updated: '2026-05-01T02:47:00.000000Z',
        action: 'CRON',
        target: 'CRON',
        client: 'CRON',
        provider: 'cron',
        status: 'info',
        organization: 'h1',
        message: '(root) CMD (run-parts /etc/cron.hourly)',
      },
    },
  ],
};
