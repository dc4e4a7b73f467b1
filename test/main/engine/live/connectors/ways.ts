import { connectorOf } from '../../../../../main/engine/live/index.ts';
import type { Auth, Connection, ConnectorName } from '../../../../../shared/connection.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import type { Auth0StandIn } from '../../../../tenant/standins/auth0-server.ts';
import type { AuthgearStandIn } from '../../../../tenant/standins/authgear-server.ts';
import type { FusionAuthStandIn } from '../../../../tenant/standins/fusionauth-server.ts';
import type { GithubStandIn } from '../../../../tenant/standins/github-server.ts';
import type { GraphStandIn } from '../../../../tenant/standins/graph-server.ts';
import type { KeycloakStandIn } from '../../../../tenant/standins/keycloak-server.ts';
import type { OktaStandIn } from '../../../../tenant/standins/okta-server.ts';
import type { ScalekitStandIn } from '../../../../tenant/standins/scalekit-server.ts';
import type { Way } from './walk.ts';

interface Client {
  id: string;
  secret: string;
}

/** A connection as the form makes it: a way to log in that the connector offers, with what only a person knows filled in. */
function offered(
  connector: ConnectorName,
  change: Partial<Connection>,
  known: Partial<Auth> = {},
  at = 0,
): Connection {
  const preset = connectorOf(connector).summary.auth[at];
  if (preset === undefined) throw new Error(`${connector} offers no such way to log in`);
  const auth = { ...preset.auth, ...known } as Auth;
  return makeConnection({ connector, tenant: '', auth, ...change });
}

export function wayToOkta({ address }: OktaStandIn, secret: string, at = 0): Way {
  return { connection: offered('okta', { address }, {}, at), secret };
}

export function wayToGithub({ address, organization }: GithubStandIn, secret: string): Way {
  return { connection: offered('github', { address, tenant: organization }), secret };
}

export function wayToAuth0({ address, secret }: Auth0StandIn, clientId: string): Way {
  return { connection: offered('auth0', { address }, { clientId }), secret };
}

/** Tokens are had where the stand-in is, by the path that they have at Microsoft. */
export function wayToGraph({ address, tenant, secret }: GraphStandIn, clientId: string): Way {
  const connection = offered('graph', { address, tenant }, { clientId });
  const { auth } = connection;
  if (auth.kind !== 'client-credentials') throw new Error('Graph takes client credentials');
  const tokenAddress = auth.tokenAddress.replace('https://login.microsoftonline.com', address);
  return { connection: { ...connection, auth: { ...auth, tokenAddress } }, secret };
}

export function wayToAuthgear({ address, project, keyId }: AuthgearStandIn, secret: string): Way {
  return { connection: offered('authgear', { address, tenant: project }, { keyId }), secret };
}

export function wayToScalekit({ address }: ScalekitStandIn, client: Client): Way {
  const connection = offered('scalekit', { address }, { clientId: client.id });
  return { connection, secret: client.secret };
}

export function wayToKeycloak({ address, realm }: KeycloakStandIn, client: Client): Way {
  const connection = offered('keycloak', { address, tenant: realm }, { clientId: client.id });
  return { connection, secret: client.secret };
}

export function wayToFusionAuth({ address }: FusionAuthStandIn, secret: string, tenant = ''): Way {
  return { connection: offered('fusionauth', { address, tenant }), secret };
}
