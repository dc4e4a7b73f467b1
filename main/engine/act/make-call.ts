import type { Connection, ConnectorSummary } from '../../../shared/connection.ts';
import type { ActionKind, PlannedAction } from '../../../shared/response-plan.ts';
import type { KeptCall } from '../response/index.ts';
import { type ActMethod, actRouteOf } from './act-routes.ts';
import { fillPath } from './fill-path.ts';
import { valuesIn } from './tenant-view.ts';
import { usersOf } from './users-of-target.ts';

/** What a call is made from. */
interface Wanted {
  action: PlannedAction;
  route: ActionKind;
  /** What it is done to. */
  id: string;
  /** From 1 within its action. */
  at: number;
  told: string;
}

/** A request as it goes out, but for its body. */
export interface ActPath {
  method: ActMethod;
  path: string;
}

/** A call of an action; in words, as the end of a sentence, why there is none. */
export function makeCall(
  connection: Connection,
  summary: ConnectorSummary,
  { action, route, id, at, told }: Wanted,
): KeptCall | string {
  const users = usersOf(action.target);
  const request = requestOf(connection, summary, { route, id, users });
  if (typeof request === 'string') return request;
  return {
    call: `${action.id}/${at}`,
    action: action.id,
    kind: action.kind,
    method: request.method,
    address: `${connection.address.replace(/\/+$/, '')}${request.path}`,
    body: null,
    told,
    id,
    route,
    users,
    record: null,
  };
}

/** The request of a call by the paths of a connection; in words why there is none. */
export function requestOf(
  connection: Connection,
  summary: ConnectorSummary,
  { route, id, users }: Pick<KeptCall, 'route' | 'id' | 'users'>,
): ActPath | string {
  const found = actRouteOf(route, connection, summary);
  if (found === null) return `this connection has no path called ${route}`;
  const [user] = users;
  const values = valuesIn(connection, {
    id,
    user: userRoutes.includes(route) ? id : user,
    job: id,
    event: id,
  });
  const { path, trouble } = fillPath(found.template, values);
  return path === null ? trouble : { method: found.method, path };
}

/** Calls whose id is that of a user. */
const userRoutes: readonly ActionKind[] = [
  'revoke-sessions',
  'revoke-grants',
  'reset-password',
  'require-mfa',
  'disable-account',
];
