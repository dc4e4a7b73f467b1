import { parseArgs } from 'node:util';
import { signInOnce } from './busy-tenant.ts';
import { demoRecords } from './demo-records.ts';
import { startTenant } from './start-tenant.ts';

/**
 * Runs the reference tenant with the records of the demo, until it is stopped with Ctrl+C. `--empty` starts a second one
 * that holds nothing, to restore to; with `--busy` new sign-ins come while it runs.
 */
const { values: wanted } = parseArgs({
  options: { empty: { type: 'boolean' }, busy: { type: 'boolean' } },
});
const { empty = false, busy = false } = wanted;
/** Seconds from one sign-in to the next. */
const pause = 10;
const port = Number(process.env.TRAILCASE_TENANT_PORT ?? '0');
const tenant = await startTenant({
  tenant: empty ? 'second' : 'acme',
  records: empty ? {} : await demoRecords(),
  rate: { requests: 600, seconds: 60 },
  port,
});
const { address, tokens, clients } = tenant;
if (busy) {
  signInOnce(tenant.store, new Date());
  setInterval(() => signInOnce(tenant.store, new Date()), pause * 1_000).unref();
}
const held = empty ? 'without records' : 'with the records of the demo';
const busily = busy
  ? `\n\nSomebody signs in as jonas.keller@acme.example every ${pause} seconds: follow it, and revoke the sessions.`
  : '';
console.log(`A tenant service ${held} runs on this machine only.

  address        ${address}
  tenant         ${tenant.tenant}
  its interface  ${address}/auth/docs

Tokens (header "Authorization", word "Bearer"):
  may read       ${tokens.reader}
  may act too    ${tokens.actor}
  may do all     ${tokens.admin}

Client credentials (token address ${address}/auth/token):
  ${clients.actor.id}  ${clients.actor.secret}
  ${clients.admin.id}  ${clients.admin.secret}

In Trailcase, add a connection to a "Tenant service" with this address, tenant and a token, or in a terminal:
  npm run -s trailcase -- connections add ${tenant.tenant} --connector tenant --address ${address} --tenant ${tenant.tenant} --auth token
  npm run -s trailcase -- connections test ${tenant.tenant}${busily}

Nothing is kept: it forgets everything when it stops. Ctrl+C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => tenant.stop().then(() => process.exit(0)));
}
