import { Hono } from 'hono';
import type { StandInEnv } from './stand-in.ts';
import { chainScope, type Guard } from './tenant-access.ts';
import type { TenantStore } from './tenant-store.ts';

const day = 86_400_000;

/** What the service says about its own audit chain. */
export function chainRoutes({ chain }: TenantStore, guard: Guard): Hono<StandInEnv> {
  const routes = new Hono<StandInEnv>();
  const answers: Record<string, () => object> = {
    verify: () => chain.verify(),
    'verify-checkpoints': () => chain.verifyCheckpoints(),
    'verify-last-week': () => chain.verify(Date.now() - 7 * day),
    'verify-last-month': () => chain.verify(Date.now() - 30 * day),
    'last-hash': () => chain.last(),
  };
  for (const [name, answer] of Object.entries(answers)) {
    routes.get(`/auth/admin/audit-chain/${name}`, (context) => {
      const met = guard(context, chainScope);
      return 'refusal' in met ? met.refusal : context.json(answer());
    });
  }
  return routes;
}
