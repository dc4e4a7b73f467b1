import { describe, expect, it } from 'vitest';
import { newPullDraft } from '../../../renderer/features/connections/connections-screen-state.ts';
import { pullOrder } from '../../../renderer/features/connections/pull-order.ts';
import { sourcesQuery } from '../../../renderer/features/connections/sources-query.ts';
import type { Connection } from '../../../shared/connection.ts';
import { isParseError, parse, print } from '../../../shared/query/index.ts';

const connection = { id: 'c', name: 'Acme' } as Connection;
const clock = { asOf: Date.UTC(2026, 10, 21, 12) * 1_000, zone: 'Europe/Berlin' };

const order = (change: Partial<typeof newPullDraft>) =>
  pullOrder(connection, { ...newPullDraft, ...change }, clock);

describe('what the next pull is asked for', () => {
  it('goes on where the last ended, with the logs of the connection', () => {
    expect(order({})).toEqual({ ok: true, params: { connection } });
  });

  it('reads times as the query does, in the zone in force', () => {
    expect(order({ from: 'time', since: '2026-01-20', until: '2026-01-21 11:02' })).toEqual({
      ok: true,
      params: {
        connection,
        since: '2026-01-19T23:00:00.000000Z',
        until: '2026-01-21T10:02:00.000000Z',
      },
    });
  });

  it.each([
    ['3 days ago', '', { since: '2026-11-17T23:00:00.000000Z' }],
    ['90 minutes ago', '', { since: '2026-11-21T10:30:00.000000Z' }],
    [
      'yesterday',
      'yesterday',
      {
        since: '2026-11-19T23:00:00.000000Z',
        until: '2026-11-20T23:00:00.000000Z',
      },
    ],
  ])('counts relative times back from now: %s, %s', (since, until, times) => {
    expect(order({ from: 'time', since, until })).toMatchObject({ ok: true, params: times });
  });

  it('does not take along a beginning that was written and is not meant', () => {
    expect(order({ from: 'all', since: '2026-01-20', streams: ['audit'] })).toEqual({
      ok: true,
      params: { connection, streams: ['audit'], again: true },
    });
  });

  it.each([
    [{ from: 'time', since: '' }, 'since'],
    [{ from: 'time', since: 'a while' }, 'since'],
    [{ until: 'later' }, 'until'],
    [{ from: 'time', since: '2026-02-02', until: '2026-02-01' }, 'until'],
    [{ streams: [] }, 'streams'],
  ] as const)('says in which field something cannot be read: %j', (change, field) => {
    expect(order(change)).toMatchObject({ ok: false, field });
  });
});

it('the records of a pull are a question that reads back as the same', () => {
  for (const names of [['a "b" (1)'], ['pull 7 of audit', 'or', 'x,y']]) {
    const query = sourcesQuery(names);
    const read = parse(print(query, null), { kind: null, ...clock });
    expect(isParseError(read) ? read : read.query).toEqual(query);
  }
});
