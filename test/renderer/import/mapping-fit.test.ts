import { describe, expect, it } from 'vitest';
import { fitMappings, fitWords, keptMap } from '../../../renderer/features/import/mapping-fit.ts';
import type { KeptMapping } from '../../../shared/host.ts';

const kept = (name: string, map: Record<string, string>, columns: string[]): KeptMapping => ({
  name,
  kind: 'event',
  map,
  columns,
});

const door = kept('door', { time: 'When', actor: 'Who' }, ['When', 'Who', 'What']);
const wide = kept('all about a door', { time: 'When', ip: 'Host' }, ['When', 'Host']);
const dotted = kept('nested', { time: 'event.created', actor: 'a.b.c' }, ['event', 'a.b']);

describe('kept mappings beside a file', () => {
  it('are listed with those for its very columns first, then those that it can fill', () => {
    const fits = fitMappings([wide, door, dotted], ['when', 'WHO', 'What']);
    expect(fits.map(({ mapping, fit }) => [mapping.name, fit])).toEqual([
      ['door', 'same'],
      ['all about a door', 'lacking'],
      ['nested', 'lacking'],
    ]);
    const [more] = fitMappings([wide, door], ['When', 'Who', 'What', 'Extra']);
    expect(more).toMatchObject({ mapping: { name: 'door' }, fit: 'enough', lacks: [] });
  });

  it('say which columns they lack', () => {
    const [fit] = fitMappings([wide], ['When']);
    expect(fit === undefined ? '' : fitWords(fit)).toBe('lacks Host');
    const many = kept('m', { time: 'a', actor: 'b', ip: 'c', agent: 'd' }, []);
    const [lacking] = fitMappings([many], []);
    expect(lacking === undefined ? '' : fitWords(lacking)).toBe('lacks a, b, c, …');
  });

  it('find a path by the column that it leads into, whether the column has dots itself or not', () => {
    expect(fitMappings([dotted], ['event', 'a.b'])[0]?.fit).toBe('same');
    expect(fitMappings([dotted], ['event', 'a', 'x'])[0]?.fit).toBe('enough');
    expect(fitMappings([dotted], ['events', 'a'])[0]?.lacks).toEqual(['event.created']);
  });

  it('find both columns of a time that stands in two', () => {
    const split = kept('split', { time: 'Datum + Uhrzeit' }, ['Datum', 'Uhrzeit']);
    expect(fitMappings([split], ['Datum', 'Uhrzeit'])[0]?.fit).toBe('same');
    expect(fitMappings([split], ['Datum'])[0]?.lacks).toEqual(['Uhrzeit']);
    expect(fitMappings([split], ['Datum + Uhrzeit', 'x'])[0]?.fit).toBe('enough');
  });

  it('are brought to the words of the page, whatever words the command line was given', () => {
    const map = { 'Created On': 'a', type: 'b', IPAddress: 'c', old_entity: 'd', nonsense: 'e' };
    expect(keptMap(kept('x', map, []))).toEqual({
      time: 'a',
      action: 'b',
      ip: 'c',
      old: 'd',
      nonsense: 'e',
    });
  });
});
