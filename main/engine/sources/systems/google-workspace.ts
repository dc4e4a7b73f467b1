import { derived, kindBy, outcomeBy } from '../derive.ts';
import type { Shape, SourceDescription, Subject } from '../source-description.ts';
import { at, firstText, isKeyed, objectsAt, textAt } from '../value-at.ts';
import { googleWorkspaceSamples } from './google-workspace-samples.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** Messages inside each other that are looked into; Google's own have one. */
const deepestMessage = 10;

/** A parameter's value, whichever of its seven forms it has. */
function parameterValue(parameter: Subject, depth: number): unknown {
  if (depth === deepestMessage) return undefined;
  const inner = (message: unknown) => parametersOf(objectsAt(message, 'parameter'), depth + 1);
  if (isKeyed(parameter.messageValue)) return inner(parameter.messageValue);
  if (Array.isArray(parameter.multiMessageValue)) return parameter.multiMessageValue.map(inner);
  return (
    parameter.value ??
    parameter.multiValue ??
    parameter.intValue ??
    parameter.multiIntValue ??
    parameter.boolValue
  );
}

function parametersOf(list: readonly Subject[], depth = 0): Parameters {
  return Object.fromEntries(
    list.map((each) => [textAt(each, 'name') ?? '', parameterValue(each, depth)]),
  );
}

/** The events of an item with their parameters by name; a copy without a list is one event. */
function eventsOf(
  item: Subject,
): { name: string | null; type: string | null; parameters: Parameters }[] {
  const events = objectsAt(item, 'events');
  const found = events.length > 0 ? events : [item];
  return found.map((event) => ({
    name: textAt(event, 'name'),
    type: textAt(event, 'type'),
    parameters: isKeyed(event.parameters)
      ? event.parameters
      : parametersOf(objectsAt(event, 'parameters')),
  }));
}

/** What is read of an item: its events once, so that every field can look at them. */
function openItem(item: Subject): Subject {
  const events = eventsOf(item);
  return { ...item, events, parameters: events[0]?.parameters ?? {} };
}

type Event = ReturnType<typeof eventsOf>[number];
const eventsIn = (item: Subject) => item.events as readonly Event[];

/** Parameters that tell what was changed, the most telling first. */
const settingNames = [
  'SETTING_NAME',
  'USER_DEFINED_SETTING_NAME',
  'FIELD_NAME',
  'USER_CUSTOM_FIELD',
];

function side(item: Subject, wanted: 'old' | 'new'): unknown {
  const values = eventsIn(item).flatMap(({ name, parameters }): [string, unknown][] => {
    const setting = settingNames
      .map((each) => parameters[each])
      .find((each) => typeof each === 'string');
    const key = String(setting ?? name ?? '');
    const old = parameters.OLD_VALUE ?? parameters.old_value;
    const now = parameters.NEW_VALUE ?? parameters.new_value;
    const told: [string, unknown, unknown][] =
      old === undefined && now === undefined ? [] : [[key, old, now]];
    if (parameters.old_visibility !== undefined)
      told.push(['visibility', parameters.old_visibility, parameters.visibility]);
    return told.flatMap(([path, before, after]): [string, unknown][] => {
      const value = wanted === 'old' ? before : after;
      return value === undefined || value === null ? [] : [[path, value]];
    });
  });
  const hasSides = eventsIn(item).some(({ parameters }) =>
    ['OLD_VALUE', 'NEW_VALUE', 'old_value', 'new_value', 'old_visibility'].some(
      (name) => parameters[name] !== undefined,
    ),
  );
  return hasSides ? Object.fromEntries(values) : undefined;
}

const targetNames = [
  'USER_EMAIL',
  'affected_email_address',
  'GROUP_EMAIL',
  'target_user',
  'doc_title',
  'doc_id',
  'ROLE_NAME',
  'APPLICATION_NAME',
  'app_name',
  'application_name',
  'DOMAIN_NAME',
  'ORG_UNIT_NAME',
  'SETTING_NAME',
  'rule_name',
  'device_id',
  'DEVICE_ID',
  'identifier',
];

const target = derived(
  'the first telling parameter: USER_EMAIL, GROUP_EMAIL, doc_title, ROLE_NAME, …',
  (item) => {
    for (const { parameters } of eventsIn(item)) {
      for (const name of targetNames) {
        const found = textAt(parameters, name);
        if (found !== null) return found;
      }
    }
    return null;
  },
);

const names = (item: Subject) => [...new Set(eventsIn(item).flatMap(({ name }) => name ?? []))];

const activity: Omit<Shape, 'title' | 'all'> = {
  confidence: 'certain',
  kind: kindBy('by id.applicationName', (item) => textAt(item, 'id.applicationName'), 'event', [
    [/^(?:admin|groups|groups_enterprise|user_accounts|gcp|vault)$/, 'audit'],
    [/^token$/, 'grant'],
    [/^(?:directory_sync|data_migration)$/, 'job'],
  ]),
  fields: {
    time: ['id.time', 'p_event_time'],
    key: [
      derived('id.applicationName, id.time and id.uniqueQualifier', (item) => {
        const qualifier = textAt(item, 'id.uniqueQualifier');
        return qualifier === null
          ? null
          : [
              textAt(item, 'id.applicationName'),
              textAt(item, 'id.time'),
              qualifier,
              ...names(item),
            ].join(' ');
      }),
    ],
    action: [derived('events: their names', (item) => names(item).join(', ') || null)],
    actor: ['actor.email', 'actor.key', 'actor.profileId', 'actor.applicationInfo.applicationName'],
    target: [target],
    subject: [
      derived('SETTING_NAME, ROLE_NAME, GROUP_EMAIL of a user', (item) =>
        firstText(item.parameters, 'SETTING_NAME', 'ROLE_NAME', 'GROUP_EMAIL'),
      ),
    ],
    client: ['id.applicationName'],
    provider: [
      derived('login_type, initiated_by', (item) =>
        firstText(item.parameters, 'login_type', 'initiated_by'),
      ),
    ],
    status: [
      derived(
        'login_failure_type, login_challenge_status, failure_type, saml_status_code',
        (item) =>
          firstText(
            item.parameters,
            'login_failure_type',
            'failure_type',
            'login_challenge_status',
            'saml_status_code',
          ),
      ),
    ],
    ip: ['ipAddress'],
    agent: [
      derived('user_agent', (item) => firstText(item.parameters, 'user_agent', 'USER_AGENT')),
    ],
    country: ['networkInfo.regionCode'],
    organization: ['ownerDomain', 'id.customerId'],
    message: [derived('events: type of the first', (item) => eventsIn(item)[0]?.type ?? null)],
  },
  fieldsOf: {
    grant: {
      client: [
        derived('app_name, client_id', (item) =>
          firstText(item.parameters, 'app_name', 'client_id'),
        ),
      ],
    },
    job: { target: [derived('the application', (item) => textAt(item, 'id.applicationName'))] },
  },
  states: {
    old: [
      derived('OLD_VALUE, old_value, old_visibility by SETTING_NAME or event', (item) =>
        side(item, 'old'),
      ),
    ],
    new: [derived('NEW_VALUE, new_value, visibility', (item) => side(item, 'new'))],
  },
  open: openItem,
  outcome: outcomeBy(
    (item) => names(item).join(' '),
    [
      [/fail|denied|blocked/i, 'failure'],
      // What Google asked for, noticed or did of itself.
      [/challenge|suspicious|^account_disabled_/i, 'unknown'],
      [/./, 'success'],
    ],
  ),
  sigma: [
    {
      product: 'gcp',
      service: 'google_workspace.admin',
      aliases: {
        eventName: 'events.name',
        eventService: '=admin.googleapis.com',
        setting_name: 'events.parameters.SETTING_NAME',
        new_value: 'events.parameters.NEW_VALUE',
      },
    },
    {
      product: 'gcp',
      service: 'google_workspace.login',
      aliases: {
        'protoPayload.metadata.event.eventName': 'events.name',
        'protoPayload.serviceName': '=login.googleapis.com',
      },
    },
  ],
};

/** Google Workspace: activities of the Reports API, and flattened copies of them (section 13). */
export const googleWorkspace: SourceDescription = {
  system: 'google-workspace',
  title: 'Google Workspace',
  shapes: [
    { ...activity, title: 'activity', all: ['id.applicationName', 'events'] },
    {
      ...activity,
      title: 'activity, flattened',
      all: ['id.applicationName', 'name'],
      any: ['parameters', 'type', 'actor'],
    },
    {
      ...activity,
      title: 'activity, cut down',
      all: [],
      any: ['id', 'name', 'actor', 'parameters'],
      rest: true,
      test: (item) =>
        at(item, 'id') !== undefined ||
        at(item, 'name') !== undefined ||
        at(item, 'actor') !== undefined,
    },
  ],
  samples: googleWorkspaceSamples,
};
