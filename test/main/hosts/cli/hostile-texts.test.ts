import { describe, expect, it } from 'vitest';
import { checkText, heldText, runText } from '../../../../main/hosts/cli/act-text.ts';
import {
  connectionTable,
  connectionText,
  testText,
} from '../../../../main/hosts/cli/connection-text.ts';
import { pullsText, pullText } from '../../../../main/hosts/cli/pull-text.ts';
import { comparisonText, runText as restoreText } from '../../../../main/hosts/cli/restore-text.ts';
import type { ActRun, PlannedCall } from '../../../../shared/acting.ts';
import type { RestoreRun } from '../../../../shared/restoring.ts';
import { makeConnection } from '../../../helpers/connections.ts';

const bad = 'x\u001b]0;owned\u0007\u001b[2J\u202e\u0000\r\ny';
const note = { id: bad, name: bad, connector: 'tenant', address: bad, tenant: bad } as const;
const error = { code: 'unexpected-answer', message: bad } as const;
const connection = makeConnection({ name: bad, tenant: bad, paths: { [bad]: `/${bad}` } });

const call: PlannedCall = {
  call: '1/1',
  action: 1,
  kind: 'revoke-session',
  method: 'POST',
  address: bad,
  body: bad,
  told: bad,
  id: bad,
};

const acted: ActRun = {
  run: 1,
  connection: note,
  started: '2026-01-01T00:00:00Z',
  by: bad,
  state: 'stopped',
  calls: [{ ...call, state: 'done', status: 200, answer: bad, asked: null, answered: null }],
  byHand: [{ action: 1, told: bad }],
  notes: [{ action: 1, told: bad }],
  error,
};

const source = {
  source: 1,
  name: bad,
  sha256: 'ab',
  records: 1,
  form: 'json' as const,
  manifest: { good: false, told: bad },
  warnings: [bad],
};
const counts = { new: 1, there: 0, conflicting: 1, unfit: 0 };

const restored: RestoreRun = {
  run: 1,
  connection: note,
  started: '2026-01-01T00:00:00Z',
  by: bad,
  state: 'failed',
  sources: [source],
  counts,
  batches: 1,
  batchesDone: 1,
  accepted: 1,
  alreadyThere: 0,
  refused: [{ record: 1, id: bad, told: bad }],
  refusedTotal: 1,
  verification: { expected: 1, found: 0, sampled: 1, identical: 0, faults: [bad], good: false },
  error,
  ended: null,
};

const pulledStream = {
  stream: bad,
  state: 'failed' as const,
  pages: 1,
  items: 1,
  read: 1,
  stored: 1,
  duplicates: 0,
  rejected: 0,
  announced: 1,
  askedFrom: null,
  askedUntil: '2026-01-01T00:00:00Z',
  gotFrom: null,
  gotUntil: null,
  resumed: false,
  askedAgain: null,
  warnings: [bad],
  notes: [bad],
  error,
};

const texts: readonly [string, () => string][] = [
  ['a connection', () => connectionText(connection, 'X')],
  ['connections', () => connectionTable([connection])],
  [
    'a test',
    () =>
      testText({
        steps: [{ title: bad, state: 'failed', told: bad }],
        streams: [{ stream: bad, state: 'failed', told: bad }],
      } as unknown as Parameters<typeof testText>[0]),
  ],
  [
    'a dry run',
    () =>
      checkText(
        {
          connection: note,
          confirm: bad,
          actions: [
            {
              action: 1,
              kind: 'revoke-session',
              title: 'Revoke',
              calls: [{ ...call, presence: { state: 'present', told: bad } }],
              found: 0,
              byHand: bad,
              note: bad,
            },
          ],
          checked: '2026-01-01T00:00:00Z',
        },
        { actions: [] },
      ),
  ],
  ['an execution', () => runText(acted, { actions: [] })],
  [
    'what a user holds',
    () =>
      heldText({
        connection: note,
        user: bad,
        held: [
          {
            type: 'session',
            id: bad,
            user: bad,
            status: bad,
            since: null,
            client: bad,
            isOver: false,
          },
        ],
        notes: [bad],
      }),
  ],
  [
    'what a user does not hold',
    () => heldText({ connection: note, user: bad, held: [], notes: [bad] }),
  ],
  [
    'a comparison',
    () =>
      comparisonText({
        connection: note,
        confirm: bad,
        sources: [source],
        counts,
        inTenant: 1,
        permission: { state: 'unknown', told: bad },
        examples: [{ record: 1, id: bad, state: 'conflicting', told: bad, differs: [bad] }],
        batches: 1,
        bytes: 1,
        compared: '2026-01-01T00:00:00Z',
        refusal: bad,
      }),
  ],
  ['a restore', () => restoreText(restored)],
  [
    'a pull',
    () =>
      pullText({
        pull: 1,
        connection: note,
        streams: [pulledStream],
        sources: [],
        requests: 1,
        retries: 0,
        waited: 0,
        bytes: 1,
      } as unknown as Parameters<typeof pullText>[0]),
  ],
  [
    'pulls',
    () =>
      pullsText([
        {
          pull: 1,
          connection: note,
          started: bad,
          by: bad,
          streams: [{ ...pulledStream, upTo: null }],
          sources: [],
        },
      ] as unknown as Parameters<typeof pullsText>[0]),
  ],
];

describe('what a tenant or a case says, on a terminal', () => {
  it.each(texts)('writes out what is hidden: %s', (_, text) => {
    const shown = text();
    expect(shown).toContain('‹');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(shown).not.toContain('\ny');
  });
});

describe('what a user holds, where the tenant could not be asked', () => {
  it('is not told as nothing', () => {
    const of = (notes: string[]) => heldText({ connection: note, user: 'ana', held: [], notes });
    expect(of([])).toBe('The tenant lists nothing that ana holds.');
    expect(of(['The sessions could not be asked for.'])).not.toContain('lists nothing');
  });
});
