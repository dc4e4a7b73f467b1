import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { StandInEnv } from './stand-in.ts';
import type { TenantStore } from './tenant-store.ts';

/** What a changing request is answered with. */
export interface ActAnswer {
  status: 200 | 202 | 400 | 404 | 409 | 413 | 422;
  answer: object;
}

/**
 * Does something in one transaction together with its answer. The same idempotency key gets the same answer again and does
 * nothing; with another request under it, 422.
 */
export function onceOnly(
  context: Context<StandInEnv>,
  store: TenantStore,
  body: string,
  work: () => ActAnswer,
): Response {
  const key = context.req.header('idempotency-key');
  const request = createHash('sha256')
    .update(`${context.req.method} ${context.req.path}\n`)
    .update(body)
    .digest('hex');
  const known = key === undefined ? null : store.answered(key);
  if (known !== null && known.request !== request) {
    const message = 'This idempotency key was used for another request.';
    return context.json({ error: 'key-used', message }, 422);
  }
  if (known !== null) {
    return context.json(JSON.parse(known.answer), known.status as ActAnswer['status'], {
      'idempotency-replayed': 'true',
    });
  }
  const { status, answer } = store.transaction(() => {
    const done = work();
    if (key !== undefined && done.status < 400) {
      store.keepAnswer(key, request, done.status, JSON.stringify(done.answer));
    }
    return done;
  });
  return context.json(answer, status);
}
