import { expect, test } from 'vitest';
import {
  facetChoices,
  facetField,
  ownFacets,
  readFacetName,
} from '../../../renderer/features/facets/facet-fields.ts';
import { viewKeys } from '../../../renderer/state/view.ts';

test('every view begins with fields that it has, each once', () => {
  for (const view of viewKeys) {
    const labels = ownFacets(view).map((name) => facetField(name, view)?.label);
    expect(labels, view).not.toContain(undefined);
    expect(new Set(labels).size, view).toBe(labels.length);
  }
});

test('fields are called as the view calls them', () => {
  expect(facetField('email', 'event')).toMatchObject({
    label: 'Email',
    field: { kind: 'field', name: 'actor' },
  });
});

test('times and things of several fields are not counted', () => {
  expect(facetField('createdOn', 'event')).toBeNull();
  expect(facetField('user', 'event')).toBeNull();
  expect(facetChoices('event', [])).not.toContain('Created On');
});

test('stars and tags are counted, notes and findings are not', () => {
  expect(facetField('tags', 'event')).toMatchObject({ label: 'Tag' });
  expect(facetField('starred', 'timeline')).toMatchObject({ label: 'Starred' });
  expect(facetField('note', 'event')).toBeNull();
  expect(facetChoices('timeline', [])).toEqual(expect.arrayContaining(['Tag', 'Superseded']));
  expect(facetChoices('timeline', [])).not.toContain('Finding');
});

test('a path of the original record can be added, with or without a dot in front', () => {
  expect(readFacetName('details.reason', 'event', [])).toEqual({
    ok: true,
    name: 'details.reason',
  });
  expect(readFacetName('riskLevel', 'event', [])).toEqual({ ok: true, name: '.riskLevel' });
});

test('what is there already, by any of its names, is not added again', () => {
  expect(readFacetName('ip', 'event', ['ipAddress'])).toMatchObject({ ok: false });
  expect(readFacetName('one two', 'event', [])).toMatchObject({ ok: false });
  expect(facetChoices('event', ['ipAddress'])).not.toContain('IP Address');
});
