import { randomUUID } from 'node:crypto';
import type { Connection } from '../../shared/connection.ts';

/** A connection to the tenant service with a token, as a person would make it, with what a test wants otherwise. */
export function makeConnection(change: Partial<Connection> = {}): Connection {
  return {
    id: randomUUID(),
    name: 'Acme',
    connector: 'tenant',
    address: 'https://auth.acme.test',
    tenant: 'acme',
    auth: { kind: 'token', header: 'Authorization', word: 'Bearer' },
    zone: null,
    streams: [],
    limits: { perMinute: null, pageSize: null, timeoutSeconds: null, pageBytes: null },
    paths: {},
    generic: null,
    authority: null,
    ...change,
  };
}
