import { describe, expect, it } from 'vitest';
import { dropPlace, type HeadingPlace } from '../../../renderer/features/table/drop-place.ts';

/** Headings of 100 pixels each: one that is pinned, three that are not. */
const headings: HeadingPlace[] = ['time', 'actor', 'action', 'target'].map((name, at) => ({
  name,
  pinned: name === 'time',
  left: at * 100,
  right: at * 100 + 100,
}));

const place = (dragged: string, x: number, all = headings) => {
  const found = dropPlace(all, dragged, x);
  return found === null ? null : `${found.side} ${found.name}`;
};

describe('a heading that is dragged', () => {
  it('goes beside the heading that it is let go over, on the nearer side', () => {
    expect(place('target', 120)).toBe('before actor');
    expect(place('target', 180)).toBe('after actor');
    expect(place('actor', 280)).toBe('after action');
    expect(place('actor', 380)).toBe('after target');
  });

  it('goes to the end beyond the last one', () => {
    expect(place('actor', 900)).toBe('after target');
  });

  it('stays where it would not move', () => {
    expect(place('action', 250)).toBeNull();
    expect(place('action', 180)).toBeNull();
    expect(place('action', 320)).toBeNull();
    expect(place('target', 900)).toBeNull();
    expect(place('gone', 250)).toBeNull();
  });

  it('is not put among those that are pinned, nor one of them among the others', () => {
    expect(place('action', 50)).toBeNull();
    expect(place('time', 250)).toBeNull();
    expect(place('time', 900)).toBeNull();
  });

  it('is not put beside what was scrolled beneath those that are pinned', () => {
    const scrolled = headings.map((each) =>
      each.name === 'actor' ? { ...each, left: 20, right: 120 } : each,
    );
    expect(place('target', 60, scrolled)).toBeNull();
    expect(place('target', 110, scrolled)).toBe('after actor');
  });
});
