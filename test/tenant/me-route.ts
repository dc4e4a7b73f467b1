import { Hono } from 'hono';
import type { StandInEnv } from './stand-in.ts';
import type { Guard } from './tenant-access.ts';

/** Says to whoever bears a token who they are and what they may do. */
export function meRoute(guard: Guard): Hono<StandInEnv> {
  return new Hono<StandInEnv>().get('/auth/admin/me', (context) => {
    const met = guard(context, null);
    if ('refusal' in met) return met.refusal;
    const { client, scopes } = met.holder;
    return context.json({ client, scopes: [...scopes].toSorted() });
  });
}
