import type { ReadPathName } from '../../../shared/acting.ts';
import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import type { ActionKind } from '../../../shared/response-plan.ts';
import type { ActRequest } from '../live/index.ts';

export type ActMethod = ActRequest['method'];

/** A request of a connection that changes something, before its placeholders are filled. */
export interface ActRoute {
  method: ActMethod;
  template: string;
}

const written = /^(?:([A-Za-z]+)\s+)?(\/.*)$/s;
const methods: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * How a connection carries out a kind of action: by the path that it gives, with its method in front
 * (`DELETE /api/v1/users/{user}/sessions`), else by that of its connector. Null where there is neither, and for a
 * method that changes nothing.
 */
export function actRouteOf(
  kind: ActionKind,
  connection: Connection,
  summary: ConnectorSummary,
): ActRoute | null {
  const own = summary.paths.find(({ name }) => name === kind);
  const given = Object.hasOwn(connection.paths, kind) ? connection.paths[kind] : own?.template;
  const [, word, template] = written.exec(given?.trim() ?? '') ?? [];
  const usual = own?.method ?? (kind === 'revert-change' ? 'PUT' : 'POST');
  const method = (word ?? usual).toUpperCase();
  return template === undefined || !methods.includes(method)
    ? null
    : { method: method as ActMethod, template };
}

/** A path that only reads; null where the connection has none. */
export function readRouteOf(
  name: ReadPathName,
  connection: Connection,
  summary: ConnectorSummary,
): string | null {
  const own = summary.paths.find((each) => each.name === name && each.method === 'GET');
  const given = Object.hasOwn(connection.paths, name) ? connection.paths[name] : own?.template;
  const [, word = 'GET', template] = written.exec(given?.trim() ?? '') ?? [];
  return template === undefined || word.toUpperCase() !== 'GET' ? null : template;
}
