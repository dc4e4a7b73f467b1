import type { Connection, ConnectorSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';

/**
 * A path of a connector, or the one that the connection has in its place, with `{tenant}` filled in escaped.
 * @throws {TrailcaseError} `bad-request` where it asks for a tenant and the connection has none that a path can hold
 */
export function connectorPath(
  { name: called, paths, tenant }: Connection,
  summary: ConnectorSummary,
  name: string,
): string {
  const own = summary.paths.find((each) => each.name === name);
  const template = paths[name] ?? own?.template;
  if (template === undefined) throw new TrailcaseError('internal', `There is no path "${name}".`);
  if (!template.includes('{tenant}')) return template;
  const title = summary.tenantTitle ?? 'Tenant';
  if (tenant === '' || /^\.{1,2}$/.test(tenant)) {
    throw new TrailcaseError(
      'bad-request',
      `The connection "${called}" has no usable tenant. Enter it: ${title}.`,
    );
  }
  return template.replaceAll('{tenant}', encodeURIComponent(tenant));
}
