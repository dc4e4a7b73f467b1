import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Account } from './accounts.ts';
import { actsOn, heldBy, type Note, revoke } from './act-routes.ts';
import { tenantBase } from './list-routes.ts';
import type { ActAnswer } from './once-only.ts';
import type { StandInEnv } from './stand-in.ts';
import { accountScope, actScopes, type Guard } from './tenant-access.ts';
import type { TenantStore } from './tenant-store.ts';

const missing = { error: 'not-found', message: 'There is no such account.' };

/** Accounts: how they stand, and what is done to them in an incident. */
export function accountRoutes(store: TenantStore, guard: Guard): Hono<StandInEnv> {
  const { accounts } = store;
  const routes = new Hono<StandInEnv>().get(`${tenantBase}/users/:user`, (context) => {
    const met = guard(context, accountScope);
    if ('refusal' in met) return met.refusal;
    const account = accounts.find(context.req.param('user'));
    return account === null ? context.json(missing, 404) : context.json(account);
  });
  const act = actsOn(routes, store, guard);
  const change = (
    path: string,
    scope: string,
    action: string,
    work: (account: Account, note: Note) => { to: Partial<Account>; told?: object },
  ) =>
    act(`users/:user/${path}`, scope, (context, note): ActAnswer => {
      const account = accounts.find(context.req.param('user') ?? '');
      if (account === null) return { status: 404, answer: missing };
      const { to, told } = work(account, note);
      const changed = { ...account, ...to, updatedAt: new Date().toISOString() };
      accounts.put(changed);
      note(action, account.id);
      return { status: 200, answer: { ...changed, ...told } };
    });
  change('password/reset', actScopes.passwords, 'reset User Password', () => ({
    to: { mustReset: true },
    // Whoever has it can set a password.
    told: { link: `https://auth.acme.example/set-password?once=${randomUUID()}` },
  }));
  change('factors/require', actScopes.factors, 'require User Factor', () => ({
    to: { mustEnrol: true, factors: [] },
  }));
  change('disable', actScopes.accounts, 'disable User', ({ id, email }, note) => {
    for (const kind of ['session', 'grant'] as const) {
      for (const name of new Set([id, email ?? id])) {
        for (const row of heldBy(store, kind, name)) revoke(store, kind, row, note);
      }
    }
    return { to: { status: 'disabled' } };
  });
  return routes;
}
