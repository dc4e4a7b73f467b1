import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordCursor, RecordRow } from '../../../../shared/case.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { useSharedCase } from '../ingest/shared-case.ts';
import { type TenantRecord, tenantRecord } from '../ingest/tenant-records.ts';

const shared = useSharedCase();

/** Few different times, so that many records share one; and some records without. */
const times = ['2026-01-20T11:02:00Z', '2026-01-20T11:02:00.000001Z', '1969-12-31T23:59:59Z', null];

const timeNames: Partial<Record<Kind, string>> = { event: 'createdOn', audit: 'timestamp' };

function records(kind: 'event' | 'audit'): TenantRecord[] {
  return Array.from({ length: 40 }, (_, n) => ({
    ...tenantRecord(kind, String(n)),
    [timeNames[kind] as string]: times[n % times.length],
  }));
}

async function readAll(limit: number, kind?: Kind): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  let after: RecordCursor | undefined;
  for (;;) {
    const page = await shared.engine.call('records.page', { limit, kind, after });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

beforeAll(async () => {
  await shared.import({
    'event.json': JSON.stringify(records('event')),
    'audit.json': JSON.stringify(records('audit')),
  });
});

describe('pages of records', () => {
  it('come newest first, undated last, among equals the later stored first', async () => {
    const rows = await readAll(1_000);
    const rank = ({ time }: RecordRow) => (time === null ? '' : time);
    const sorted = rows.toSorted((one, other) => {
      if (rank(one) !== rank(other)) return rank(one) < rank(other) ? 1 : -1;
      return other.id - one.id;
    });
    expect(rows.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(80);
  });

  it.each([1, 3, 7, 10, 39, 40, 79, 80, 81])(
    'of %i neither skip nor repeat a record',
    async (limit) => {
      expect(await readAll(limit)).toEqual(await readAll(1_000));
      const events = (await readAll(1_000)).filter(({ kind }) => kind === 'event');
      expect(await readAll(limit, 'event')).toEqual(events);
    },
  );

  it.each(kinds)('of kind %s hold just that kind, and are counted exactly', async (kind) => {
    const rows = await readAll(1_000, kind);
    expect(rows.every((row) => row.kind === kind)).toBe(true);
    expect(await shared.engine.call('records.count', { kind })).toBe(rows.length);
  });

  it('hold the original text only where it is asked for', async () => {
    const plain = await shared.engine.call('records.page', { limit: 2 });
    const full = await shared.engine.call('records.page', { limit: 2, raw: true });
    expect(plain.rows.map(({ raw }) => raw)).toEqual([undefined, undefined]);
    for (const { id, raw } of full.rows) {
      expect(raw).toMatch(/^\{.*\}$/s);
      expect(await shared.engine.call('record.get', { id })).toMatchObject({ id, raw });
    }
  });
});

describe('what is in a case', () => {
  it('is told by kind with count, undated records and span', async () => {
    const info = await shared.engine.call('case.info', {});
    expect(info.records).toBe(80);
    const span = {
      count: 40,
      undated: 10,
      superseded: 0,
      first: '1969-12-31T23:59:59.000000Z',
      last: '2026-01-20T11:02:00.000001Z',
    };
    expect(info.kinds).toEqual([
      { kind: 'audit', ...span },
      { kind: 'event', ...span },
    ]);
  });
});
