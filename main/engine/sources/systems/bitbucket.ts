import { derived, kindBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, objectsAt, textAt } from '../value-at.ts';

/** Values that a change tells, by their names. */
function side(event: Subject, wanted: 'from' | 'to'): unknown {
  const values = objectsAt(event, 'changedValues');
  if (values.length === 0) return undefined;
  return Object.fromEntries(
    values.flatMap((each): [string, unknown][] => {
      const name = firstText(each, 'key', 'i18nKey');
      const value = each[wanted];
      return name === null || value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

const objects = (event: Subject) =>
  objectsAt(event, 'affectedObjects').flatMap((each) => firstText(each, 'name', 'id') ?? []);

const event: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy(
    'by auditType',
    (each) => `${textAt(each, 'auditType.category')}: ${textAt(each, 'auditType.action')}`,
    'audit',
    [
      [/log ?(?:in|out)|authentication|Git (?:clone|fetch|push)|Repository accessed/i, 'event'],
      [/token (?:created|deleted|modified)/i, 'grant'],
      [/^Data pipeline/i, 'job'],
    ],
  ),
  fields: {
    time: [
      derived('timestamp.epochSecond and nano', (each) => {
        const seconds = textAt(each, 'timestamp.epochSecond');
        const nano = textAt(each, 'timestamp.nano') ?? '0';
        return seconds === null ? null : `${seconds}${nano.padStart(9, '0')}`;
      }),
      'timestamp',
    ],
    action: ['auditType.action', 'auditType.actionI18nKey'],
    actor: ['author.name', 'author.id'],
    username: ['author.name'],
    target: [derived('affectedObjects.0 by name', (each) => objects(each)[0] ?? null)],
    subject: [
      derived('the other affected objects', (each) => objects(each).slice(1).join(', ') || null),
    ],
    client: ['method'],
    provider: ['auditType.category'],
    ip: [
      derived(
        'source: the first address',
        (each) => textAt(each, 'source')?.split(',')[0]?.trim() ?? null,
      ),
    ],
    organization: ['system'],
    message: [
      derived('extraAttributes', (each) => {
        const told = objectsAt(each, 'extraAttributes').flatMap((one) => {
          const name = firstText(one, 'name', 'nameI18nKey');
          return name === null ? [] : [`${name}: ${textAt(one, 'value') ?? ''}`];
        });
        return told.join(', ') || null;
      }),
    ],
  },
  fieldsOf: { job: { target: ['auditType.action'] } },
  states: {
    old: [derived('changedValues: from', (each) => side(each, 'from'))],
    new: [derived('changedValues: to', (each) => side(each, 'to'))],
  },
  outcome: (each) =>
    /fail|denied/i.test(textAt(each, 'auditType.action') ?? '') ? 'failure' : 'success',
  sigma: [{ product: 'bitbucket', service: 'audit', aliases: {} }],
};

const permission = {
  affectedObjects: [
    { id: '4', name: 'shop', type: 'REPOSITORY' },
    { id: '7', name: 'kim', type: 'USER' },
  ],
  auditType: { action: 'Repository permission changed', category: 'Permissions', level: 'BASE' },
  author: { id: '2', name: 'ops', type: 'NORMAL' },
  changedValues: [{ key: 'Permission', from: 'REPO_READ', to: 'REPO_ADMIN' }],
  extraAttributes: [{ name: 'target', value: 'DEMO/shop' }],
  method: 'Browser',
  source: '192.0.2.100,10.0.0.1',
  system: 'https://bitbucket.demo.example',
  timestamp: { epochSecond: 1_777_600_000, nano: 250_000_000 },
  version: '1.0',
};

const ofEvent = {
  time: '2026-05-01T01:46:40.250000Z',
  actor: 'ops',
  username: 'ops',
  client: 'Browser',
  ip: '192.0.2.100',
  organization: 'https://bitbucket.demo.example',
  message: 'target: DEMO/shop',
};

const ofPermission = { ...ofEvent, target: 'shop', subject: 'kim' };

/** Bitbucket Data Center and its sisters: the audit log as JSON. The older form between bars is not read. */
export const bitbucket: SourceDescription = {
  system: 'bitbucket',
  title: 'Bitbucket audit log',
  shapes: [
    {
      ...event,
      title: 'audit event',
      all: ['auditType.action', 'auditType.category', 'author'],
      test: (each) => at(each, 'timestamp') !== undefined,
      tells: 'a timestamp',
    },
    {
      ...event,
      title: 'audit event, cut down',
      all: [],
      any: ['auditType', 'author', 'affectedObjects'],
      rest: true,
    },
  ],
  samples: [
    {
      title: 'A permission that was changed',
      record: permission,
      kind: 'audit',
      outcome: 'success',
      fields: {
        ...ofPermission,
        action: 'Repository permission changed',
        provider: 'Permissions',
      },
      old: { Permission: 'REPO_READ' },
      new: { Permission: 'REPO_ADMIN' },
    },
    {
      title: 'A sign-in that failed',
      record: {
        ...permission,
        affectedObjects: [],
        auditType: { action: 'User login failed', category: 'Security' },
        changedValues: [],
      },
      kind: 'event',
      outcome: 'failure',
      fields: {
        ...ofEvent,
        action: 'User login failed',
        provider: 'Security',
      },
    },
    {
      title: 'A token that was made',
      record: {
        ...permission,
        auditType: { action: 'Personal access token created', category: 'Security' },
        changedValues: [],
      },
      kind: 'grant',
      outcome: 'success',
      fields: { ...ofPermission, action: 'Personal access token created', provider: 'Security' },
    },
    {
      title: 'An export of all data',
      record: {
        ...permission,
        affectedObjects: [],
        auditType: { action: 'Full data export triggered', category: 'Data pipeline' },
        changedValues: [],
      },
      kind: 'job',
      outcome: 'success',
      fields: {
        ...ofEvent,
        action: 'Full data export triggered',
        target: 'Full data export triggered',
        provider: 'Data pipeline',
      },
    },
  ],
};
