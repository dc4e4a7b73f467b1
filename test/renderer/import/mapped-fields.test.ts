import { describe, expect, it } from 'vitest';
import { mappedFields } from '../../../renderer/features/import/mapped-fields.ts';
import type { MappingProposal } from '../../../shared/import-preview.ts';
import { kinds } from '../../../shared/kinds.ts';

const proposal: MappingProposal = {
  kind: 'audit',
  map: { time: 'When', country: 'Land', old: 'Before' },
  why: {},
  cautions: [],
};

describe('the fields of a mapping', () => {
  it('begin with what is proposed, whether the table of the kind has a column for it or not', () => {
    const { proposed, others } = mappedFields('audit', proposal, proposal.map);
    expect(proposed).toEqual([
      { word: 'time', label: 'Timestamp' },
      { word: 'country', label: 'Country' },
      { word: 'old', label: 'Old state' },
    ]);
    expect(others.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['action', 'actor', 'key', 'new']),
    );
  });

  it('keep their order while columns are chosen', () => {
    const before = mappedFields('audit', proposal, proposal.map);
    const { time: _, ...rest } = proposal.map;
    const after = mappedFields('audit', proposal, { ...rest, actor: 'Who' });
    expect(after).toEqual(before);
  });

  it('list each word once, and for every kind a time and an id', () => {
    for (const kind of kinds) {
      const { proposed, others } = mappedFields(kind, proposal, { ...proposal.map, ip: 'Host' });
      const words = [...proposed, ...others].map(({ word }) => word);
      expect(new Set(words).size).toBe(words.length);
      expect(words).toEqual(expect.arrayContaining(['time', 'key', 'ip']));
    }
  });

  it('show the states of a change where a kind has them, or one is mapped', () => {
    const words = (kind: 'event' | 'audit', map = {}) =>
      mappedFields(kind, null, map).others.map(({ word }) => word);
    expect(words('audit')).toEqual(expect.arrayContaining(['old', 'new']));
    expect(words('event')).not.toContain('old');
    expect(words('event', { old: 'Before' })).toContain('old');
  });
});
