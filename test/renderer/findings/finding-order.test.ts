import { expect, it } from 'vitest';
import {
  countBy,
  everyFinding,
  mainEntity,
  nextSort,
  shownFindings,
} from '../../../renderer/features/findings/finding-order.ts';
import type { Finding } from '../../../shared/detection.ts';
import { madeFinding } from '../../helpers/made-finding.ts';

const given = { by: 'given', descending: false } as const;

const list = [
  madeFinding(1, { level: 'high', title: 'Stuffing', first: '2026-02-10T20:40:00Z', records: 372 }),
  madeFinding(2, {
    level: 'critical',
    state: 'confirmed',
    title: 'Super-admin',
    first: '2026-02-12T01:40:00Z',
    entities: [{ field: 'actor', value: 'jonas.keller@acme.example', type: 'actor' }],
  }),
  madeFinding(3, { level: 'low', rule: 's', state: 'dismissed', tags: ['attack.t1110'] }),
];
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);

it('a filter that asks nothing lets everything through, the worst first, whatever is decided', () => {
  expect(ids(shownFindings(list, everyFinding, given))).toEqual([2, 1, 3]);
});

it('levels, states, rule and words must all fit', () => {
  const asked = (part: object) => ids(shownFindings(list, { ...everyFinding, ...part }, given));
  expect(asked({ levels: ['critical', 'high'] })).toEqual([2, 1]);
  expect(asked({ levels: ['critical', 'high'], states: ['confirmed'] })).toEqual([2]);
  expect(asked({ rule: 's' })).toEqual([3]);
  expect(asked({ text: ' KELLER ' })).toEqual([2]);
  expect(asked({ text: 't1110' })).toEqual([3]);
  expect(asked({ text: 'nobody' })).toEqual([]);
});

it('levels are ordered by how much they matter and not by their letters', () => {
  const sorted = shownFindings(list, everyFinding, { by: 'level', descending: true });
  expect(ids(sorted)).toEqual([2, 1, 3]);
});

it('undated findings come first by time, and the list that was given is left as it was', () => {
  const sorted = shownFindings(list, everyFinding, { by: 'time', descending: false });
  expect(ids(sorted)).toEqual([3, 1, 2]);
  expect(ids(list)).toEqual([1, 2, 3]);
});

it('a third click on a heading gives back the given order', () => {
  const once = nextSort(given, 'level');
  const twice = nextSort(once, 'level');
  expect([once.descending, twice.descending]).toEqual([true, false]);
  expect(nextSort(twice, 'level')).toEqual(given);
  expect(nextSort(once, 'title')).toEqual({ by: 'title', descending: false });
});

it('counts by anything, and names the main entity', () => {
  expect(countBy(list, ({ state }) => state).get('open')).toBe(1);
  expect(list.map(mainEntity)).toEqual(['', 'jonas.keller@acme.example', '']);
});
