import { demoRecords } from './demo-records.ts';
import { startTenant } from './start-tenant.ts';

/** Runs the reference tenant with the records of the demo, until it is stopped with Ctrl+C. */
const port = Number(process.env.TRAILCASE_TENANT_PORT ?? '0');
const tenant = await startTenant({
  records: await demoRecords(),
  rate: { requests: 600, seconds: 60 },
  port,
});
const { address, tokens, clients } = tenant;
console.log(`A tenant service with the records of the demo runs on this machine only.

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
  npm run -s trailcase -- connections add acme --connector tenant --address ${address} --tenant ${tenant.tenant} --auth token
  npm run -s trailcase -- connections test acme

Nothing is kept: it forgets everything when it stops. Ctrl+C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => tenant.stop().then(() => process.exit(0)));
}
