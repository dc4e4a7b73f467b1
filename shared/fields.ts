import type { Kind } from './kinds.ts';
import type { LogRecord } from './record.ts';
import { remembered } from './remembered.ts';

/** A canonical field of a `LogRecord` that a view can show. */
export type CanonicalField = Exclude<keyof LogRecord, 'kind' | 'outcome' | 'changed' | 'flags'>;

/** What a mapping can say the place of: a canonical field, or one of the two states of a change. */
export type MappedWord = CanonicalField | 'old' | 'new';

/** What a field holds, and so how it is compared, sorted and shown. */
export type FieldType = 'text' | 'time' | 'integer' | 'duration' | 'json';

/** One column of a kind's view. */
export interface Field {
  /** Canonical name: the camelCase of the label, as in the tenant's own JSON. */
  name: string;
  /** Label of the column. */
  label: string;
  type: FieldType;
  /** The canonical field it is stored in; absent where it is read from the raw record by `path`. */
  stored?: CanonicalField;
  /** Path in the raw record, where the tenant's own JSON does not have it under `name`. */
  path?: string;
  /** Hidden until asked for. */
  hidden?: true;
}

const text = (label: string, stored: CanonicalField): Field => field(label, 'text', stored);
const time = (label: string, stored: CanonicalField = 'time'): Field =>
  field(label, 'time', stored);

function field(label: string, type: FieldType, stored?: CanonicalField): Field {
  const named: Field = { name: camelCase(label), label, type };
  return stored === undefined ? named : { ...named, stored };
}

/** `"Client Actor"` → `clientActor`, `"IP Address"` → `ipAddress`, `"CC"` → `cc`. */
export function camelCase(label: string): string {
  return label
    .split(' ')
    .map((word, at) => (at === 0 ? word.toLowerCase() : capitalised(word)))
    .join('');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** Columns that are hidden until asked for: what other systems tell of such records, and the tenant does not. */
const hidden = (...fields: readonly Field[]): Field[] =>
  fields.map((each) => ({ ...each, hidden: true }));

/** The columns of every kind, in the order in which a view shows them. */
export const fieldsOf: Record<Kind, readonly Field[]> = {
  audit: [
    text('Action', 'action'),
    text('Target', 'target'),
    text('Actor', 'actor'),
    text('Subject', 'subject'),
    text('Client Actor', 'client'),
    text('Comments', 'message'),
    time('Timestamp'),
    field('Old Entity', 'json'),
    field('New Entity', 'json'),
    field('Diff', 'json'),
    ...hidden(
      text('Status', 'status'),
      text('IP Address', 'ip'),
      text('User Agent', 'agent'),
      text('Organization', 'organization'),
      text('Country', 'country'),
      text('Session Id', 'session'),
    ),
  ],
  event: [
    text('Event Type', 'action'),
    text('Status', 'status'),
    text('Client Name', 'client'),
    text('Provider Name', 'provider'),
    time('Created On'),
    text('Email', 'actor'),
    text('Username', 'username'),
    text('IP Address', 'ip'),
    text('User Agent', 'agent'),
    ...hidden(
      text('Organization', 'organization'),
      text('Country', 'country'),
      text('Target', 'target'),
      text('Protocol', 'protocol'),
      text('Session Id', 'session'),
      text('Message', 'message'),
    ),
  ],
  job: [
    text('Job Id', 'key'),
    text('Job Name', 'target'),
    text('Job Type', 'action'),
    text('Message', 'message'),
    text('Latest Status', 'status'),
    time('Created At'),
    time('Updated At', 'updated'),
    field('Stacktrace', 'text'),
    ...hidden(text('Actor', 'actor')),
  ],
  notification: [
    text('Subject', 'subject'),
    text('Recipient', 'target'),
    time('Timestamp'),
    text('Status', 'status'),
    text('Category', 'action'),
    ...hidden(
      field('CC', 'json'),
      field('BCC', 'json'),
      text('Actor', 'actor'),
      text('IP Address', 'ip'),
      text('Message', 'message'),
    ),
  ],
  session: [
    text('Session Id', 'key'),
    text('Protocol', 'protocol'),
    text('Client Id', 'client'),
    text('User Id', 'actor'),
    time('Created At'),
    text('Status', 'status'),
    ...hidden(
      time('Updated At', 'updated'),
      text('IP Address', 'ip'),
      text('User Agent', 'agent'),
      text('Organization', 'organization'),
    ),
  ],
  grant: [
    text('Grant Id', 'key'),
    text('Email', 'actor'),
    text('Provider', 'provider'),
    text('Client', 'client'),
    text('Session Id', 'session'),
    time('Created At'),
    text('Status', 'status'),
    ...hidden(
      text('Event Type', 'action'),
      text('Target', 'target'),
      text('IP Address', 'ip'),
      text('User Agent', 'agent'),
    ),
  ],
  webhook: [
    text('Event Id', 'key'),
    text('Event Type', 'action'),
    text('Endpoint', 'target'),
    text('Status', 'status'),
    { ...field('HTTP Status', 'integer', 'httpStatus'), path: 'response.status' },
    field('Attempt', 'integer', 'attempt'),
    { ...field('Response Time', 'duration', 'duration'), path: 'response.latencyMs' },
    time('Timestamp'),
    ...hidden(text('Organization', 'organization'), text('Message', 'message')),
  ],
};

/** Name of the field that the search box of a kind's view looks in when no field is named. */
export const defaultSearch: Record<Kind, readonly string[]> = {
  audit: ['action', 'target', 'actor', 'subject', 'comments'],
  event: ['email'],
  job: ['jobName'],
  notification: ['recipient'],
  session: ['userId'],
  grant: ['email'],
  webhook: ['eventType'],
};

/** Drops case, spaces, `_`, `-` and `.`: `"Client Name"`, `clientName` and `client_name` become one. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}

/** `foldName`, remembered. */
export const foldedName = remembered(foldName);
