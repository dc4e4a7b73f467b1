import { expect, it } from 'vitest';
import { findSources } from '../../../renderer/features/sources/find-sources.ts';
import type { SourceSummary } from '../../../shared/sources.ts';

const source = (system: string, title: string, path: string): SourceSummary => ({
  system,
  title,
  shapes: [
    {
      title: 'sign-in',
      kinds: ['event'],
      confidence: 'certain',
      tells: 'has createdDateTime',
      fields: [{ field: 'actor', from: [path] }],
      states: { old: ['before'], new: [] },
    },
  ],
});

const okta = source('okta', 'Okta System Log', 'actor.alternateId');
const entra = source('entra', 'Microsoft Entra', 'userPrincipalName');

it('systems are found by name, shape, key and path, by all words together', () => {
  const found = (text: string) => findSources([okta, entra], text).map(({ system }) => system);
  expect(found('')).toEqual(['okta', 'entra']);
  expect(found('  OKTA ')).toEqual(['okta']);
  expect(found('userprincipal')).toEqual(['entra']);
  expect(found('sign-in createddatetime before')).toEqual(['okta', 'entra']);
  expect(found('okta userprincipal')).toEqual([]);
});
