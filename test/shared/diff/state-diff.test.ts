import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffStates } from '../../../shared/diff/index.ts';
import { states } from './state-arbitrary.ts';

describe('diffStates', () => {
  it('is null for equal states', () => {
    fc.assert(fc.property(states, (state) => diffStates(state, structuredClone(state)) === null));
  });

  it('gives fields in the order of the old state, then the added ones', () => {
    const diff = diffStates({ z: 1, b: 1, a: 1 }, { new: 1, a: 2, z: 2 });
    expect(diff?.kind === 'object' && diff.fields.map(({ key }) => key)).toEqual([
      'z',
      'b',
      'a',
      'new',
    ]);
  });

  it('carries both whole values with what changed in them', () => {
    const old = { list: [{ id: 1, v: 1 }, { id: 2 }] };
    const now = { list: [{ id: 1, v: 2 }] };
    expect(diffStates(old, now)).toEqual({
      kind: 'object',
      old,
      new: now,
      fields: [
        {
          key: 'list',
          change: {
            kind: 'array',
            old: old.list,
            new: now.list,
            members: [
              {
                kind: 'object',
                old: { id: 1, v: 1 },
                new: { id: 1, v: 2 },
                fields: [{ key: 'v', change: { kind: 'replaced', old: 1, new: 2 } }],
              },
              { kind: 'removed', old: { id: 2 } },
            ],
          },
        },
      ],
    });
  });

  it('tells an array whose members only changed places', () => {
    expect(diffStates([1, { id: 2 }], [{ id: 2 }, 1])).toEqual({
      kind: 'reordered',
      old: [1, { id: 2 }],
      new: [{ id: 2 }, 1],
    });
  });
});
