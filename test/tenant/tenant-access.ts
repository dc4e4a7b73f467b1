import type { Context } from 'hono';
import type { StandInEnv } from './stand-in.ts';
import { tenantLists } from './tenant-lists.ts';
import { bearerOf, type TokenHolder, type Tokens } from './tokens.ts';

/** Scope of whoever may do everything, restoring included. */
export const superAdmin = 'auth.super-admin';
export const chainScope = 'auth.audit-chain.read';
export const actScopes = {
  sessions: 'auth.sessions.revoke',
  grants: 'auth.grants.revoke',
  webhooks: 'auth.webhooks.replay',
  jobs: 'auth.jobs.retry',
  passwords: 'auth.users.reset-password',
  factors: 'auth.users.require-factor',
  accounts: 'auth.users.disable',
} as const;
/** To see how an account stands. */
export const accountScope = 'auth.users.read';
export const readScopes = [...tenantLists.map(({ scope }) => scope), accountScope];
export const allScopes = [...readScopes, ...Object.values(actScopes), chainScope, superAdmin];

/** Everything that a route needs to let somebody in. */
export interface TenantDoor {
  tenant: string;
  tokens: Tokens;
  /** Requests that are allowed in a span; null for as many as come. */
  rate: { requests: number; seconds: number } | null;
}

/** Lets in or answers why not. Without a scope whoever has a token comes in. */
export type Guard = (
  context: Context<StandInEnv>,
  scope: string | null,
) => { holder: TokenHolder } | { refusal: Response };

/** The guard of a tenant: token, scope, tenant and rate, in this order. */
export function createGuard({ tenant, tokens, rate }: TenantDoor): Guard {
  const spans = new Map<string, { until: number; left: number }>();
  return (context, scope) => {
    const refuse = (
      status: 401 | 403 | 404 | 429,
      error: string,
      message: string,
      headers = {},
    ) => ({
      refusal: context.json({ error, message }, status, headers),
    });
    const { login, holder } = tokens.judge(bearerOf(context.req.header('authorization') ?? ''));
    context.set('login', login);
    if (holder === null) {
      const words = { missing: 'There is no token.', expired: 'The token has expired.' };
      const message =
        login === 'missing' || login === 'expired' ? words[login] : 'The token is not known.';
      return refuse(401, 'invalid-token', message, {
        'www-authenticate': `Bearer realm="${tenant}", error="invalid_token"`,
      });
    }
    if (rate !== null) {
      const now = Date.now();
      let span = spans.get(holder.client);
      if (span === undefined || now >= span.until) {
        span = { until: now + rate.seconds * 1_000, left: rate.requests };
        spans.set(holder.client, span);
      }
      if (span.left === 0) {
        return refuse(429, 'too-many', 'Too many requests.', {
          'retry-after': String(Math.ceil((span.until - now) / 1_000)),
        });
      }
      span.left -= 1;
      context.header('x-ratelimit-limit', String(rate.requests));
      context.header('x-ratelimit-remaining', String(span.left));
    }
    if (scope !== null && !holder.scopes.has(scope) && !holder.scopes.has(superAdmin)) {
      return refuse(403, 'insufficient-scope', `This needs the scope ${scope}.`);
    }
    const asked = context.req.param('tenant');
    if (asked !== undefined && asked !== tenant) {
      return refuse(404, 'unknown-tenant', `There is no tenant ${asked}.`);
    }
    return { holder };
  };
}
