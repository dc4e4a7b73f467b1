import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import type { Query } from '../../../../../shared/query/ast.ts';
import { generateArchive } from '../../../../bench/generate.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { type AskedCase, openAskedCase } from './asked-case.ts';
import { and, changed, compare, exact } from './trees.ts';

let folder: string;
let asked: AskedCase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-plan-'));
  const files = (['event', 'audit'] as const).map(
    (kind) =>
      generateArchive({ kind, records: 2_000, seed: 'plan', path: join(folder, `${kind}.ndjson`) })
        .path,
  );
  const path = join(folder, 'plan.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  await importFiles(engine, files);
  await engine.close();
  asked = openAskedCase(path);
});

afterAll(() => {
  asked.close();
  rmSync(folder, { recursive: true, force: true });
});

const lastWeek = compare('time', 'during', { kind: 'calendar', unit: 'week', offset: -1 });

const covering = (name: string, more = '') =>
  `SEARCH r USING COVERING INDEX record_${name}_kind_time (${name}=? AND kind=?${more})`;

const questions: readonly [string, Kind | null, Query, string][] = [
  [
    'actor is, exactly',
    'event',
    compare('actor', 'is', exact('ada@example.com')),
    covering('actor'),
  ],
  ['actor is', 'event', compare('actor', 'is', 'ada@example.com'), covering('actor')],
  ['actor is, in the timeline', null, compare('actor', 'is', 'ada'), covering('actor')],
  ['email contains', 'event', compare('actor', 'contains', '@example.com'), covering('actor')],
  ['action is', 'audit', compare('action', 'is', 'delete user'), covering('action')],
  ['target is', 'audit', compare('target', 'is', 'test role'), covering('target')],
  ['address is', 'event', compare('ip', 'is', '10.0.0.1'), covering('ip')],
  [
    'address within a network',
    'event',
    compare('ip', 'within', { kind: 'network', network: '10.0.0.0/8' }),
    covering('ip'),
  ],
  [
    'action is, last week',
    'event',
    and(compare('action', 'is', 'login'), lastWeek),
    covering('action', ' AND time>? AND time<?'),
  ],
  [
    'time of a kind',
    'event',
    lastWeek,
    'SEARCH r USING COVERING INDEX record_kind_time (kind=? AND time>? AND time<?)',
  ],
  [
    'newest of a kind',
    'event',
    { kind: 'all' },
    'SEARCH r USING COVERING INDEX record_kind_time (kind=?)',
  ],
  [
    'status is, last week',
    'event',
    and(compare('status', 'is', 'failure'), lastWeek),
    'SEARCH r USING INDEX record_kind_time (kind=? AND time>? AND time<?)',
  ],
  ['changed path', 'audit', changed('mfaRequired'), covering('changed')],
  [
    'starred',
    'event',
    compare('starred', 'is', 'true'),
    'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)',
  ],
  [
    'tag is, in the timeline',
    null,
    compare('tag', 'is', 'phishing'),
    'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)',
  ],
];

describe('the newest records of a common question', () => {
  it.each(questions)('are found through an index: %s', (_name, kind, where, expected) => {
    const steps = asked.plan({ kind, where }).split('\n');
    expect(steps[0]).toBe(expected);
    expect(steps.filter((step) => /^SCAN r\b/.test(step))).toEqual([]);
  });
});
