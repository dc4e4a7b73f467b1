import {
  type Connection,
  type ConnectionTest,
  type ConnectorSummary,
  filledAuth,
  tokenAddressOf,
} from '../../../shared/connection.ts';
import { oneLine, table } from './output.ts';

/** The connections of one place, one a line. */
export function connectionTable(connections: readonly Connection[]): string {
  const rows = connections.map(({ name, connector, address, tenant, auth }) => [
    name,
    connector,
    address,
    tenant,
    auth.kind,
  ]);
  return table(['name', 'connector', 'address', 'tenant', 'login'], rows);
}

/**
 * Everything about a connection, and where its secret is looked for.
 * @param variable of the environment that its secret can stand in; null where there is none
 */
export function connectionText(connection: Connection, variable: string | null): string {
  const { auth, limits, paths, generic } = connection;
  const lines: [string, string | null][] = [
    ['name', connection.name],
    ['id', connection.id],
    ['connector', connection.connector],
    ['address', connection.address],
    ['tenant', connection.tenant],
    ['login', loginText(connection)],
    ['secret', auth.kind === 'none' ? null : secretText(variable)],
    ['zone', connection.zone],
    ['logs', connection.streams.length === 0 ? 'all' : connection.streams.join(', ')],
    ['limits', limitsText(limits)],
    ['generic', generic === null ? null : JSON.stringify(generic)],
    ['authority', connection.authority === null ? null : 'one of its own is trusted'],
    ...Object.entries(paths).map(([name, path]): [string, string] => [`path ${name}`, path]),
  ];
  return lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([title, value]) => `${oneLine(title).padEnd(10)} ${oneLine(value ?? '')}`)
    .join('\n');
}

/** The steps of a test and its logs, one a line. */
export function testText({ steps, streams }: ConnectionTest): string {
  const words = { good: 'good   ', failed: 'FAILED ', skipped: 'skipped' };
  return [
    ...steps.map(
      ({ title, state, told }) => `${words[state]}  ${oneLine(title)}: ${oneLine(told)}`,
    ),
    ...streams.map(
      ({ stream, state, told }) => `${words[state]}  ${oneLine(stream)}: ${oneLine(told)}`,
    ),
  ].join('\n');
}

/** The systems that can be connected to, one a line. */
export function systemTable(summaries: readonly ConnectorSummary[]): string {
  const rows = summaries.map(({ connector, title, tenantTitle, auth, streams }) => [
    connector,
    title,
    tenantTitle ?? '',
    [...new Set(auth.map((way) => way.auth.kind))].join(', '),
    streams.map(({ name }) => name).join(', '),
  ]);
  return table(['connector', 'title', 'tenant', 'login', 'logs'], rows);
}

/** What one system needs, has and can do. */
export function systemText(summary: ConnectorSummary): string {
  const { connector, title, about, addressExample, tenantTitle, auth, streams, paths } = summary;
  return [
    `${connector}: ${title}`,
    about,
    '',
    `address    such as ${addressExample}`,
    ...(tenantTitle === null ? [] : [`tenant     ${tenantTitle}`]),
    ...auth.map(
      (way) =>
        `login      ${way.title} (${way.auth.kind})${way.secretTitle && `; secret: ${way.secretTitle}`}`,
    ),
    ...streams.map((log) => `log        ${log.name}: ${log.title}; needs ${log.permission}`),
    ...(summary.retention === null ? [] : [`kept       ${summary.retention}`]),
    ...paths.map((path) => `path       ${path.name}: ${path.method} ${path.template}`),
    ...(summary.acts.length === 0 ? [] : [`acts       ${summary.acts.join(', ')}`]),
    ...(summary.restores ? ['restore    audit records'] : []),
  ].join('\n');
}

function secretText(variable: string | null): string {
  if (variable === null) return '--key-file, or typed; another connection has the same variable';
  return `--key-file, ${variable}, or typed`;
}

function loginText(connection: Connection): string {
  const auth = filledAuth(connection);
  if (auth.kind === 'token') return `token in ${auth.header}${auth.word && `, after ${auth.word}`}`;
  if (auth.kind === 'signed-token') return `signed token, key ${auth.keyId} for ${auth.audience}`;
  if (auth.kind === 'client-credentials')
    return `client ${auth.clientId}, token from ${tokenAddressOf(connection)}`;
  return 'none';
}

function limitsText({ perMinute, pageSize, timeoutSeconds, pageBytes }: Connection['limits']) {
  const parts = [
    perMinute === null ? null : `${perMinute} requests a minute`,
    pageSize === null ? null : `${pageSize} records a page`,
    timeoutSeconds === null ? null : `${timeoutSeconds} s`,
    pageBytes === null ? null : `${pageBytes} bytes an answer`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'as is usual there' : parts.join(', ');
}
