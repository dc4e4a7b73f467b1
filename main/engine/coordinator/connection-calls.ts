import type { Connection } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { keepConnection, listConnections, removeConnection } from '../live/index.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import type { OpenSession } from './open-session.ts';

/** What a reader thread can be asked about the connections of a case. */
export function connectionReads(reading: () => { db: ReadableCase }) {
  return {
    'connection.list': (): Connection[] => listConnections(reading().db),
  };
}

/** What the writer thread can be asked to keep of them. */
export function connectionWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'connection.keep': ({ connection }: ParamsOf<'connection.keep'>) =>
      write((db) => keepConnection(db, connection)),
    'connection.remove': ({ id }: ParamsOf<'connection.remove'>) =>
      write((db) => removeConnection(db, id)),
  };
}

/** How the coordinator answers calls about the connections of a case. */
export function connectionAnswers(opened: () => OpenSession) {
  return {
    'connection.list': () => opened().read('connection.list', {}),
    'connection.keep': (params: ParamsOf<'connection.keep'>) =>
      opened().writer.call('connection.keep', params),
    'connection.remove': (params: ParamsOf<'connection.remove'>) =>
      opened().writer.call('connection.remove', params),
  };
}
