export { connectionNote } from './connection-note.ts';
export type { Connector, LogPage, PageQuest, PullWindow } from './connector.ts';
export { connectorOf, connectorSummaries } from './connectors/index.ts';
export type {
  ActRequest,
  ClientFigures,
  ClientWatch,
  ReadRequest,
  TenantAnswer,
  TenantClient,
} from './http/tenant-client.ts';
export { keepConnection, listConnections, removeConnection } from './kept-connections.ts';
export { type LiveHost, noLiveHost, secretOf } from './live-host.ts';
export { openTenant } from './open-tenant.ts';
export { type PathValues, pathOf } from './path-of.ts';
export {
  beginPull,
  endPull,
  type LostTurn,
  listPulledPages,
  listPulls,
  type PullAsked,
  type PullEnd,
  type PullOrder,
  pointsOf,
  streamsOf,
  type TurnOrder,
} from './pull/index.ts';
export { testConnection } from './test-connection.ts';
export { allowedWords, askAllowed } from './what-is-allowed.ts';
