import {
  type Connection,
  type ConnectionTest,
  originOf,
  type TestStep,
} from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { Connector } from './connector.ts';
import type { TenantClient } from './http/tenant-client.ts';
import { allowedWords, askAllowed } from './what-is-allowed.ts';

type StreamResult = ConnectionTest['streams'][number];

/** What failed when a log was asked for one record; null where it came. */
interface Probed {
  stream: string;
  told: string;
  error: TrailcaseError | null;
}

/**
 * Tries a connection: each of its logs is asked for one record, and what came of that says how far the way is open.
 * Changes nothing in the tenant.
 * @param open makes the client; what it fails with is a result too
 * @throws {TrailcaseError} `cancelled`
 */
export async function testConnection(
  connection: Connection,
  connector: Connector,
  open: () => Promise<TenantClient>,
  look: (stage: string, done: number, total: number) => void,
): Promise<ConnectionTest> {
  const streams = streamsOf(connection, connector);
  const probed: Probed[] = [];
  let latency: number | null = null;
  let client: TenantClient | null = null;
  let allowed: TestStep | null = null;
  try {
    client = await open();
    for (const [at, stream] of streams.entries()) {
      look(`asking for one record of ${stream}`, at, streams.length);
      const began = performance.now();
      const waitedBefore = client.figures.waited;
      const one = await probe(client, connection, connector, stream);
      probed.push(one);
      if (client.figures.bytes > 0 && one.error === null) {
        const took = performance.now() - began - (client.figures.waited - waitedBefore);
        latency = Math.max(0, Math.round(Math.min(latency ?? took, took)));
      }
      if (one.error !== null && stopsAll(one.error, probed)) break;
    }
    if (probed.some(({ error }) => error === null || error.code === 'permission-missing')) {
      allowed = await allowedStep(client, connection, connector);
    }
  } catch (error) {
    if (!(error instanceof TrailcaseError) || error.code === 'cancelled') throw error;
    probed.push({ stream: '', told: error.message, error });
  } finally {
    await client?.close();
  }
  const steps = [...stepsOf(connection, probed, latency), ...(allowed === null ? [] : [allowed])];
  const results = streams.map((stream) => resultOf(stream, probed));
  const all = [...steps, ...results];
  return { steps, streams: results, latency, good: all.every(({ state }) => state !== 'failed') };
}

/** Those that the connection names, or all. */
function streamsOf({ streams }: Connection, { summary }: Connector): string[] {
  return streams.length > 0 ? streams : summary.streams.map(({ name }) => name);
}

async function probe(
  client: TenantClient,
  connection: Connection,
  connector: Connector,
  stream: string,
): Promise<Probed> {
  try {
    return { stream, told: await connector.probe(client, connection, stream), error: null };
  } catch (error) {
    if (!(error instanceof TrailcaseError) || error.code === 'cancelled') throw error;
    return { stream, told: error.message, error };
  }
}

/** What the credential may do besides reading, in the words of the system; null for systems that have no way to say. */
async function allowedStep(
  client: TenantClient,
  connection: Connection,
  connector: Connector,
): Promise<TestStep | null> {
  const isTold =
    connection.paths.allowed !== undefined ||
    connector.summary.paths.some(({ name }) => name === 'allowed');
  if (!isTold) return null;
  const title = 'Allowed';
  const { list, why } = await askAllowed(client, connection, connector);
  if (list !== null) return { title, state: 'good', told: `${allowedWords(client, list)}.` };
  return { title, state: 'skipped', told: `What the credential may do is not known: ${why}` };
}

/** True where no other log could be asked with better luck. */
function stopsAll({ code }: TrailcaseError, probed: readonly Probed[]): boolean {
  if (code === 'unreachable' || code === 'certificate-refused') return true;
  return code === 'login-refused' && probed.length === 1;
}

function stepsOf(
  connection: Connection,
  probed: readonly Probed[],
  latency: number | null,
): TestStep[] {
  const { address, auth } = connection;
  const isOpen = probed.some(({ error }) => error === null);
  const failed = (code: TrailcaseError['code'], stream?: string) =>
    probed.find(
      ({ error, ...one }) => error?.code === code && one.stream === (stream ?? one.stream),
    );
  const steps: TestStep[] = [];
  const isEncrypted = address.toLowerCase().startsWith('https:');
  const add = (title: string, wrong: Probed | undefined, good: string) => {
    const isSkipped = steps.some(({ state }) => state !== 'good');
    if (isSkipped) steps.push({ title, state: 'skipped', told: 'Not tried.' });
    else if (wrong !== undefined) steps.push({ title, state: 'failed', told: wrong.told });
    else steps.push({ title, state: 'good', told: good });
  };
  const time = latency === null ? '' : ` in ${latency} ms`;
  add('Address', failed('bad-request', ''), `${originOf(address)} can be asked.`);
  add('Line', isOpen ? undefined : failed('unreachable'), `It answers${time}.`);
  if (isEncrypted)
    add(
      'Certificate',
      isOpen ? undefined : failed('certificate-refused'),
      connection.authority === null
        ? 'It is valid.'
        : 'It is valid by the authority of this connection.',
    );
  const isKnown = isOpen || failed('permission-missing') !== undefined;
  const refused = isKnown ? undefined : failed('login-refused');
  if (auth.kind === 'none' && refused === undefined)
    steps.push({ title: 'Login', state: 'skipped', told: 'It is asked without a credential.' });
  else if (!isKnown && refused === undefined && steps.every(({ state }) => state === 'good'))
    steps.push({
      title: 'Login',
      state: 'skipped',
      told: 'No answer says whether it is accepted.',
    });
  else add('Login', refused, 'The credential is accepted.');
  return steps;
}

function resultOf(stream: string, probed: readonly Probed[]): StreamResult {
  const found = probed.find((one) => one.stream === stream);
  const isTold = found?.error != null && stopsAll(found.error, probed);
  if (found === undefined || isTold) return { stream, state: 'skipped', told: 'Not tried.' };
  return { stream, state: found.error === null ? 'good' : 'failed', told: found.told };
}
