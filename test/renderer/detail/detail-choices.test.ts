import { expect, it } from 'vitest';
import { pinnedIn } from '../../../renderer/features/detail/detail-choices.ts';

it('a pinned version is compared with nothing of another case, whose records have the same numbers', () => {
  const pinned = { caseId: 'a', record: 12, target: 'Client portal', time: null };
  expect(pinnedIn('a', pinned)).toBe(pinned);
  expect(pinnedIn('b', pinned)).toBeNull();
  expect(pinnedIn(undefined, pinned)).toBeNull();
  expect(pinnedIn('a', null)).toBeNull();
});
