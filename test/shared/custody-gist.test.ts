import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custodyGist } from '../../shared/custody-gist.ts';

const connection = { id: 'x', name: 'Acme', address: 'https://auth.acme.test' };

describe('the gist of an entry of the custody log', () => {
  it.each([
    [
      { connection, streams: ['audit', 'events'], since: '2026-02-10', until: null },
      'over Acme (https://auth.acme.test), audit events, from 2026-02-10',
    ],
    [{ ...connection, tenant: 'acme' }, 'Acme (https://auth.acme.test)'],
    [
      { file: { name: 'audit.json' }, sources: [{ stored: 20 }, { stored: 4 }] },
      'audit.json, 24 stored',
    ],
    [
      { run: 40, call: '32/1', told: 'Revoke session s1 of ana.' },
      'run 40, Revoke session s1 of ana.',
    ],
    [
      { run: 40, call: '32/1', state: 'done', status: 200, answer: '…' },
      'run 40, done, status 200',
    ],
    [{ kind: 'revoke-sessions', target: { type: 'user', value: 'ana' } }, 'revoke-sessions ana'],
    [
      { run: 9, state: 'stopped', error: { code: 'offline', message: 'Cut.' } },
      'run 9, stopped, Cut.',
    ],
    [{ ok: false, checks: [] }, 'something differs'],
    [{ node: 'v24' }, ''],
  ])('of %j is %j', (detail, gist) => {
    expect(custodyGist(detail)).toBe(gist);
  });

  it('is short and never fails, whatever a case holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 500 }), (value, long) => {
        for (const detail of [value, { told: value, path: long, streams: value, sources: value }])
          expect(custodyGist(detail).length).toBeLessThanOrEqual(401);
      }),
    );
  });
});
