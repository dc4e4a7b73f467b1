import { Hono } from 'hono';
import { sayTheSame, textsOfArray } from './json-texts.ts';
import { tenantBase } from './list-routes.ts';
import { type ActAnswer, onceOnly } from './once-only.ts';
import type { StandInEnv } from './stand-in.ts';
import { type Guard, superAdmin } from './tenant-access.ts';
import { rowOf } from './tenant-lists.ts';
import type { TenantStore } from './tenant-store.ts';

const mostRecords = 1_000;
const mostBytes = 10_000_000;

/** What became of one record of a batch. */
export interface RestoredRecord {
  /** Its place in the batch, from 0. */
  index: number;
  id: string | null;
  result: 'accepted' | 'alreadyThere' | 'conflicting' | 'refused';
  message: string | null;
}

/** Puts exported audit records back, for super admins only; a batch is stored with its answer or not at all. */
export function restoreRoutes(store: TenantStore, guard: Guard): Hono<StandInEnv> {
  return new Hono<StandInEnv>().post(`${tenantBase}/audit/restore`, async (context) => {
    const met = guard(context, superAdmin);
    if ('refusal' in met) return met.refusal;
    const bytes = await context.req.arrayBuffer();
    if (bytes.byteLength > mostBytes) {
      return context.json(tooMuch(`${mostBytes} bytes`), 413);
    }
    let texts: string[];
    let body: string;
    try {
      body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      texts = textsOfArray(body);
    } catch {
      const message = 'The body is no JSON array of audit records in UTF-8.';
      return context.json({ error: 'bad-request', message }, 400);
    }
    if (texts.length > mostRecords) return context.json(tooMuch(`${mostRecords} records`), 413);
    return onceOnly(context, store, body, () => restore(store, texts));
  });
}

function tooMuch(limit: string) {
  return { error: 'too-large', message: `A batch has at most ${limit}.` };
}

function restore(store: TenantStore, texts: readonly string[]): ActAnswer {
  const results = texts.map((text, index) => restoreOne(store, text, index));
  const count = (result: RestoredRecord['result']) =>
    results.filter((each) => each.result === result).length;
  return {
    status: 200,
    answer: {
      accepted: count('accepted'),
      alreadyThere: count('alreadyThere'),
      conflicting: count('conflicting'),
      refused: count('refused'),
      results,
    },
  };
}

function restoreOne(store: TenantStore, text: string, index: number): RestoredRecord {
  const row = rowOf('audit', text);
  if (typeof row === 'string') return { index, id: null, result: 'refused', message: row };
  const { id } = row;
  const there = store.get('audit', id);
  if (there === null) {
    store.put('audit', row);
    return { index, id, result: 'accepted', message: null };
  }
  if (sayTheSame(there.text, text)) return { index, id, result: 'alreadyThere', message: null };
  const message = 'A record with this id and another content is there.';
  return { index, id, result: 'conflicting', message };
}
