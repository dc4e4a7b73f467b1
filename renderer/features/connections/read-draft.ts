import {
  type Connection,
  type ConnectorSummary,
  connectionSchema,
  isAddress,
  mostPageBytes,
  originOf,
} from '../../../shared/connection.ts';
import type { ConnectionDraft, LimitDraft } from './connection-draft.ts';
import { mapTrouble, readGeneric } from './generic-draft.ts';

/** What is wrong with a field of the form, by the field's dotted name. */
export type DraftTroubles = Readonly<Record<string, string>>;

/** The connection that was written, or what is wrong with it. */
export type ReadDraft = { connection: Connection } | { troubles: DraftTroubles };

const noNumber = Number.NaN;

/** What a limit may be: the least and the most. */
export const limitSpans: Readonly<Record<keyof LimitDraft, readonly [number, number]>> = {
  perMinute: [1, 60_000],
  pageSize: [1, 10_000],
  timeoutSeconds: [1, 3_600],
  pageBytes: [1_000, mostPageBytes],
};

/** Reads what was written into a connection, or says of each field that cannot be used what to write. */
export function readDraft(draft: ConnectionDraft, connector: ConnectorSummary | null): ReadDraft {
  const given = {
    id: draft.id,
    name: draft.name.trim(),
    connector: draft.connector,
    address: draft.address.trim(),
    tenant: draft.tenant.trim(),
    auth: draft.auth,
    zone: draft.zone.trim() === '' ? null : draft.zone.trim(),
    streams: [...draft.streams],
    limits: {
      perMinute: numberOf(draft.limits.perMinute),
      pageSize: numberOf(draft.limits.pageSize),
      timeoutSeconds: numberOf(draft.limits.timeoutSeconds),
      pageBytes: numberOf(draft.limits.pageBytes),
    },
    paths: writtenPaths(draft.paths),
    generic: draft.connector === 'generic' ? readGeneric(draft.generic) : null,
    authority: draft.authority.trim() === '' ? null : `${draft.authority.trim()}\n`,
  };
  const troubles: Record<string, string> = {};
  const { data, error } = connectionSchema.safeParse(given);
  for (const { path } of error?.issues ?? []) {
    const name = path.join('.');
    troubles[name] ??= wordsFor(name, connector);
  }
  for (const [name, words] of ownTroubles(draft, connector)) troubles[name] ??= words;
  if (data !== undefined && Object.keys(troubles).length === 0) return { connection: data };
  return { troubles };
}

/** The paths that were written; those that were left empty are the system's own. */
export function writtenPaths(paths: ConnectionDraft['paths']): Connection['paths'] {
  const written = Object.entries(paths).map(([name, path]) => [name, path.trim()] as const);
  return Object.fromEntries(written.filter(([, path]) => path !== ''));
}

/** Whether a plain `http` address goes to this machine. */
export function isLoopback(address: string): boolean {
  return /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(originOf(address));
}

/** What the form knows and a schema does not. */
function* ownTroubles(
  draft: ConnectionDraft,
  connector: ConnectorSummary | null,
): Generator<[string, string]> {
  const address = draft.address.trim();
  if (isAddress(address) && address.toLowerCase().startsWith('http://') && !isLoopback(address)) {
    yield [
      'address',
      'Plain http goes to this machine only: a secret would be readable on the way. Write https://.',
    ];
  }
  if (connector?.tenantTitle != null && draft.tenant.trim() === '') {
    yield ['tenant', `Write the ${connector.tenantTitle.toLowerCase()}: its paths hold it.`];
  }
  if (draft.authority.trim() !== '' && !/-----BEGIN CERTIFICATE-----/.test(draft.authority)) {
    yield [
      'authority',
      'Paste the certificate as PEM: it begins with -----BEGIN CERTIFICATE-----.',
    ];
  }
  const trouble = draft.connector === 'generic' ? mapTrouble(draft.generic) : null;
  if (trouble !== null) yield ['generic.map', trouble];
}

const words: Readonly<Record<string, string>> = {
  name: 'Give it a name, to find it by.',
  address:
    'Write https://host, with a port and a path behind it if need be; without a user name, a password, a question mark or a #.',
  'auth.header': 'Write the name of the header, such as Authorization.',
  'auth.clientId': 'Write the id of the client.',
  'auth.tokenAddress': 'Write https://host/path, or /path behind the address of the connection.',
  'auth.keyId': 'Write the id of the key.',
  'auth.audience': 'Write whom the token is for.',
  authority: 'This is longer than a certificate: at most 100,000 characters.',
  'generic.path': 'Write the path that is asked, such as /api/audit.',
  'generic.paging.at': 'Write where in an answer the next page is named, such as meta.next.',
  'generic.paging.parameter': 'Write the name of the parameter.',
};

function wordsFor(name: string, connector: ConnectorSummary | null): string {
  const known = words[name];
  if (known !== undefined) return known;
  const [part = '', field = ''] = name.split('.');
  if (part === 'limits') {
    const [least, most] = limitSpans[field as keyof LimitDraft];
    return `Write a whole number from ${least} to ${most}, or nothing.`;
  }
  if (part === 'tenant') return `The ${connector?.tenantTitle ?? 'tenant'} is too long.`;
  return 'This is too long, or not what can be kept here.';
}

/** A number as it was written; null where nothing was. What is no number fails the schema. */
function numberOf(text: string): number | null {
  const trimmed = text.trim().replaceAll(/[ ,_]/g, '');
  if (trimmed === '') return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : noNumber;
}
