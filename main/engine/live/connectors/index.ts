import type { ConnectorName, ConnectorSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Connector } from '../connector.ts';
import { auth0 } from './auth0.ts';
import { authgear } from './authgear.ts';
import { fusionauth } from './fusionauth.ts';
import { generic } from './generic.ts';
import { github } from './github.ts';
import { graph } from './graph.ts';
import { keycloak } from './keycloak.ts';
import { okta } from './okta.ts';
import { scalekit } from './scalekit.ts';
import { tenant } from './tenant.ts';

/** Every connector, in the order in which they are offered. A new one is a file beside this and a line here. */
const connectors: readonly Connector[] = [
  tenant,
  authgear,
  scalekit,
  auth0,
  okta,
  graph,
  keycloak,
  fusionauth,
  github,
  generic,
];

/**
 * The connector of a name.
 * @throws {TrailcaseError} `not-found`
 */
export function connectorOf(name: ConnectorName): Connector {
  const found = connectors.find(({ summary }) => summary.connector === name);
  if (found !== undefined) return found;
  throw new TrailcaseError('not-found', `There is no connector called "${name}".`);
}

/** What the connectors need and can do, in words. */
export function connectorSummaries(): ConnectorSummary[] {
  return connectors.map(({ summary }) => summary);
}
