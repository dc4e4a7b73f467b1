import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReadable } from '../../../../main/engine/store/index.ts';
import { isOtherState, supersedes } from '../../../../main/engine/store/record-state.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { foldStatus } from '../../../../shared/open-status.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

interface JobState {
  jobId: string;
  latestStatus: string;
  updatedAt?: string;
}

const job = ({ jobId, latestStatus, updatedAt }: JobState) =>
  JSON.stringify({
    jobId,
    jobName: 'nightly-export',
    jobType: 'export',
    message: '',
    latestStatus,
    createdAt: '2026-01-20T02:00:00Z',
    ...(updatedAt === undefined ? {} : { updatedAt }),
  });

const session = (sessionId: string, status: string, more = '') =>
  `{"sessionId":"${sessionId}","protocol":"OIDC","clientId":"wiki","userId":7,"createdAt":"2026-01-05T08:00:00.000Z","status":"${status}"${more}}`;

function laterStates(): { record: number; first: number; superseded: number }[] {
  const db = openReadable(shared.place('a.trailcase'));
  try {
    return db.prepare('SELECT record, first, superseded FROM later_state ORDER BY id').all() as {
      record: number;
      first: number;
      superseded: number;
    }[];
  } finally {
    db.close();
  }
}

describe('a job that was exported running and again finished', () => {
  it('is stored with both states, of which the finished one is the latest', async () => {
    const running = { jobId: 'two', latestStatus: 'running', updatedAt: '2026-01-20T02:01:00Z' };
    const failed = { jobId: 'two', latestStatus: 'failed', updatedAt: '2026-01-20T02:09:00Z' };
    const { of } = await shared.import({
      'monday.ndjson': job(running),
      'tuesday.ndjson': job(failed),
    });
    const { receipt, records } = of('tuesday.ndjson');
    expect(receipt).toMatchObject({ read: 1, stored: 1, states: 1, duplicates: 0, warnings: [] });
    expect(records[0]?.fields.latestStatus).toBe('failed');
    const [first, later] = [of('monday.ndjson').records[0]?.id, records[0]?.id];
    expect(laterStates()).toContainEqual({ record: later, first, superseded: first });
  });

  it('within one file likewise, and its forms in other exports are duplicates of the state that they tell', async () => {
    const states = ['pending', 'running', 'success'].map((latestStatus) =>
      job({ jobId: 'three', latestStatus }),
    );
    const { of } = await shared.import({
      'all.ndjson': states.join('\n'),
      'table.csv':
        'Job Id,Job Name,Job Type,Message,Latest Status,Created At,Updated At,Stacktrace\nthree,nightly-export,export,,Running,2026-01-20T02:00:00Z,,\n',
    });
    expect(of('all.ndjson').receipt).toMatchObject({ read: 3, stored: 3, states: 2 });
    expect(of('table.csv').receipt).toMatchObject({ stored: 0, duplicates: 1, differing: 1 });
  });

  it('read in the wrong order has the state of its last update as the latest', async () => {
    const { of } = await shared.import({
      'new.ndjson': job({
        jobId: 'turned',
        latestStatus: 'running',
        updatedAt: '2026-01-20T02:09:00Z',
      }),
      'old.ndjson': job({
        jobId: 'turned',
        latestStatus: 'failed',
        updatedAt: '2026-01-20T02:01:00Z',
      }),
    });
    const old = of('old.ndjson').records[0]?.id;
    expect(laterStates()).toContainEqual(expect.objectContaining({ record: old, superseded: old }));
  });

  it('that failed twice is stored twice, its progress is not', async () => {
    const at = (latestStatus: string, minute: string) =>
      job({ jobId: 'again', latestStatus, updatedAt: `2026-01-20T02:${minute}:00Z` });
    const { of } = await shared.import({
      'again.ndjson': [
        at('running', '01'),
        at('running', '02'),
        at('failed', '03'),
        at('failed', '30'),
      ].join('\n'),
    });
    expect(of('again.ndjson').receipt).toMatchObject({ stored: 3, states: 2, duplicates: 1 });
  });
});

it('a job with more states than any honest one has is read in time, and what is not stored is counted', async () => {
  const states = Array.from({ length: 40_000 }, (_, at) =>
    job({ jobId: 'endless', latestStatus: `step ${at}` }),
  );
  const { of } = await shared.import({ 'endless.ndjson': states.join('\n') });
  expect(of('endless.ndjson').receipt).toMatchObject({
    read: 40_000,
    stored: 1_000,
    states: 999,
    duplicates: 39_000,
    differing: 39_000,
  });
});

describe('a session', () => {
  it('that came to its end is not taken for active by an older export that is read later', async () => {
    const { of } = await shared.import({
      'ended.ndjson': session('s-1', 'revoked'),
      'earlier.ndjson': session('s-1', 'active'),
    });
    const active = of('earlier.ndjson').records[0]?.id;
    expect(laterStates()).toContainEqual(
      expect.objectContaining({ record: active, superseded: active }),
    );
  });

  it('with other bytes but no other state is a duplicate that differs', async () => {
    const { of } = await shared.import({
      'one.ndjson': session('s-2', 'active'),
      'other.ndjson': session('s-2', 'active', ',"details":{"seen":2}'),
    });
    expect(of('other.ndjson').receipt).toMatchObject({ stored: 0, duplicates: 1, differing: 1 });
  });
});

describe('what tells of the past', () => {
  it('has no states: a sign-in event with another status under its id is a duplicate that differs', async () => {
    const event = (status: string) =>
      `{"id":"once","eventType":"login","status":"${status}","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}`;
    const { of } = await shared.import({
      'events.ndjson': `${event('Success')}\n${event('Failure')}\n`,
    });
    expect(of('events.ndjson').receipt).toMatchObject({ stored: 1, duplicates: 1, differing: 1 });
  });
});

const statuses = ['pending', 'running', 'Running', 'failed', 'success'];
const anyState = fc.record({
  jobId: fc.constantFrom('p', 'q', 'r'),
  latestStatus: fc.constantFrom(...statuses),
  minute: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
});

/** What should be stored of states in their order: each that no earlier one equals, and which is the latest. */
function reference(states: readonly { latestStatus: string; minute: number | null }[]) {
  const kept: { status: string; updated: number | null }[] = [];
  let latest = -1;
  for (const { latestStatus, minute } of states) {
    const state = {
      kind: kinds.indexOf('job'),
      status: foldStatus(latestStatus),
      httpStatus: null,
      updated: minute === null ? null : minute * 60_000_000,
    };
    const known = kept.map((each) => ({ ...state, ...each }));
    if (known.some((each) => !isOtherState(each, state))) continue;
    const last = known[latest];
    kept.push({ status: state.status, updated: state.updated });
    if (last === undefined || supersedes(state, last)) latest = kept.length - 1;
  }
  return { stored: kept.length, latest: kept[latest]?.status };
}

it('any run of states is stored as far as it tells anything, with one latest state, and verifies', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyState, { maxLength: 6 }), { maxLength: 3 }),
      async (files) => {
        run += 1;
        const idOf = (jobId: string) => `${jobId}-${run}`;
        const contents = files.map((states, n) => [
          `run-${run}-${n}.ndjson`,
          states
            .map(({ jobId, latestStatus, minute }, at) =>
              job({
                jobId: idOf(jobId),
                latestStatus,
                ...(minute === null ? {} : { updatedAt: `2026-01-20T02:0${minute}:00Z` }),
              }).replace('"message":""', `"message":"${n} ${at}"`),
            )
            .join('\n'),
        ]);
        const filled = contents.filter(([, content]) => content !== '');
        if (filled.length === 0) return;
        await shared.import(Object.fromEntries(filled));
        const db = openReadable(shared.place('a.trailcase'));
        try {
          for (const jobId of ['p', 'q', 'r']) {
            const states = files.flat().filter((state) => state.jobId === jobId);
            if (states.length === 0) continue;
            const rows = db
              .prepare(
                `SELECT (SELECT text FROM value WHERE id = status) AS status,
                 id IN (SELECT superseded FROM later_state) AS superseded
               FROM record WHERE key = ?`,
              )
              .all(idOf(jobId)) as { status: string; superseded: number }[];
            const latest = rows.filter(({ superseded }) => superseded === 0);
            expect(latest).toHaveLength(1);
            expect({
              stored: rows.length,
              latest: foldStatus(latest[0]?.status ?? ''),
            }).toEqual(reference(states));
          }
        } finally {
          db.close();
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
});
