import { expect, it } from 'vitest';
import { restorableSources } from '../../../renderer/features/restore/fit-sources.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';

const source = (change: Partial<SourceReceipt>): SourceReceipt =>
  ({ id: 1, system: 'tenant', kinds: { audit: 3 }, stored: 3, ...change }) as SourceReceipt;

it('audit archives of the tenant service can be restored; of every other source it is said why not', () => {
  const found = restorableSources([
    source({ id: 1 }),
    source({ id: 2, system: 'okta' }),
    source({ id: 3, kinds: { event: 3 } }),
    source({ id: 4, stored: 0, kinds: {} }),
  ]);
  expect(found.map(({ receipt, unfit }) => [receipt.id, unfit])).toEqual([
    [1, null],
    [2, expect.stringContaining('another system (okta)')],
    [3, expect.stringContaining('no audit records')],
    [4, expect.stringContaining('Nothing of it is stored')],
  ]);
});
