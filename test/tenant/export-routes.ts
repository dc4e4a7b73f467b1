import { Hono } from 'hono';
import Papa from 'papaparse';
import { fieldsOf } from '../../shared/fields.ts';
import { questionOf, tenantBase } from './list-routes.ts';
import type { StandInEnv } from './stand-in.ts';
import type { Guard } from './tenant-access.ts';
import { listOf } from './tenant-lists.ts';
import type { ListPlace, ListQuestion, TenantStore } from './tenant-store.ts';

const most = 1_000_000;
const step = 1_000;

/** Audit records as a file: JSON with the exact text of each, or CSV with nested values as JSON in their cells. */
export function exportRoutes(store: TenantStore, guard: Guard): Hono<StandInEnv> {
  const { scope } = listOf('audit');
  return new Hono<StandInEnv>()
    .get(`${tenantBase}/audit/export/json`, (context) => {
      const met = guard(context, scope);
      if ('refusal' in met) return met.refusal;
      const question = questionOf('audit', new URL(context.req.url).searchParams);
      return context.body(streamOf(jsonText(store, question)), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.json"',
        'x-total-count': String(Math.min(most, store.total(question))),
      });
    })
    .get(`${tenantBase}/audit/export/csv`, (context) => {
      const met = guard(context, scope);
      if ('refusal' in met) return met.refusal;
      const question = questionOf('audit', new URL(context.req.url).searchParams);
      return context.body(streamOf(csvText(store, question)), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'x-total-count': String(Math.min(most, store.total(question))),
      });
    });
}

function* jsonText(store: TenantStore, question: ListQuestion): Generator<string> {
  let before = '[\n';
  for (const texts of stretches(store, question)) {
    yield before + texts.join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function* csvText(store: TenantStore, question: ListQuestion): Generator<string> {
  const columns = ['id', ...fieldsOf.audit.map(({ name }) => name)];
  yield `${Papa.unparse([['Id', ...fieldsOf.audit.map(({ label }) => label)]])}\r\n`;
  for (const texts of stretches(store, question)) {
    const rows = texts.map((text) => {
      const record = JSON.parse(text) as Record<string, unknown>;
      return columns.map((name) => cellOf(record[name]));
    });
    yield `${Papa.unparse(rows)}\r\n`;
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function* stretches(store: TenantStore, question: ListQuestion): Generator<string[]> {
  let after: ListPlace | null = null;
  for (let left = most; left > 0; ) {
    const rows = store.page(question, after, Math.min(step, left));
    if (rows.length === 0) return;
    yield rows.map(({ text }) => text);
    left -= rows.length;
    after = rows.at(-1) ?? null;
  }
}

function streamOf(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
