import type {
  Auth,
  Connection,
  ConnectionPlace,
  ConnectorSummary,
} from '../../../shared/connection.ts';
import { type GenericDraft, genericDraftOf } from './generic-draft.ts';

/** Limits as they are written; empty where what is good for the system is meant. */
export type LimitDraft = Record<keyof Connection['limits'], string>;

/** A connection as it is being written in the form. */
export interface ConnectionDraft {
  id: string;
  /** Where it is kept already; null for a new one. */
  was: ConnectionPlace | null;
  place: ConnectionPlace;
  connector: Connection['connector'];
  name: string;
  address: string;
  tenant: string;
  auth: Auth;
  /** Empty: times without a zone are taken as UTC, which is told. */
  zone: string;
  /** Logs that are pulled; all where none is named. */
  streams: readonly string[];
  limits: LimitDraft;
  /** Paths that differ from the connector's own. */
  paths: Readonly<Record<string, string>>;
  generic: GenericDraft;
  authority: string;
}

/** What the form begins with for a new connection to a system. */
export function newDraft(
  connector: ConnectorSummary,
  place: ConnectionPlace,
  id: string,
): ConnectionDraft {
  return {
    id,
    was: null,
    place,
    connector: connector.connector,
    name: '',
    address: '',
    tenant: '',
    auth: connector.auth[0]?.auth ?? { kind: 'none' },
    zone: '',
    streams: [],
    limits: { perMinute: '', pageSize: '', timeoutSeconds: '', pageBytes: '' },
    paths: {},
    generic: genericDraftOf(null),
    authority: '',
  };
}

/** What the form begins with for a connection that is kept. */
export function draftOf(connection: Connection, place: ConnectionPlace): ConnectionDraft {
  const { limits, generic, zone, authority, ...same } = connection;
  const written = (number: number | null) => (number === null ? '' : String(number));
  return {
    ...same,
    was: place,
    place,
    zone: zone ?? '',
    authority: authority ?? '',
    limits: {
      perMinute: written(limits.perMinute),
      pageSize: written(limits.pageSize),
      timeoutSeconds: written(limits.timeoutSeconds),
      pageBytes: written(limits.pageBytes),
    },
    generic: genericDraftOf(generic),
  };
}

/** The same draft for another system: what is said about the person's own tenant stays, what was the system's is new. */
export function withConnector(
  draft: ConnectionDraft,
  connector: ConnectorSummary,
): ConnectionDraft {
  const { name, address, zone, limits, authority } = draft;
  return {
    ...newDraft(connector, draft.place, draft.id),
    was: draft.was,
    name,
    address,
    zone,
    limits,
    authority,
  };
}

/** The way of proving who one is that a connection has, among those of its system; the first where none fits. */
export function presetOf(connector: ConnectorSummary, auth: Auth): number {
  const isSame = (each: Auth) =>
    each.kind === auth.kind &&
    (each.kind !== 'token' ||
      auth.kind !== 'token' ||
      (each.header === auth.header && each.word === auth.word));
  const exact = connector.auth.findIndex((each) => isSame(each.auth));
  if (exact >= 0) return exact;
  return Math.max(
    0,
    connector.auth.findIndex((each) => each.auth.kind === auth.kind),
  );
}
