import { describe, expect, it } from 'vitest';
import { recognitionWords } from '../../../renderer/features/import/recognition-words.ts';
import { asRecognised } from '../../../renderer/state/import-draft.ts';

const known = { system: 'okta', columns: ['eventType'], reason: 'log event: has eventType' };
const unknown = { system: null, confidence: null, columns: ['When'], reason: 'use --map' };

describe('how a member is recognised', () => {
  it('is said with how sure that is and why', () => {
    const words = (confidence: 'certain' | 'likely') =>
      recognitionWords({ ...known, confidence }, asRecognised);
    expect(words('certain')).toBe('Certain, because it looks like log event: has eventType');
    expect(words('likely')).toBe('Likely, because it looks like log event: has eventType');
  });

  it('is what a person said, where a mapping is in force', () => {
    const reading = { ...asRecognised, map: { time: 'When' } };
    const look = { ...known, confidence: 'certain', reason: 'read by your mapping' } as const;
    expect(recognitionWords(look, reading)).toBe('read by your mapping');
  });

  it('says what to do where nothing knows it, and not how the command line would', () => {
    expect(recognitionWords(unknown, asRecognised)).toMatch(/^No source knows its columns/);
    expect(recognitionWords(unknown, { ...asRecognised, system: 'okta' })).toContain(
      'do not look like those of okta',
    );
    for (const system of [null, 'okta']) {
      expect(recognitionWords(unknown, { ...asRecognised, system })).not.toContain('--map');
    }
  });

  it('gives the reason of what cannot be read at all', () => {
    expect(
      recognitionWords({ ...unknown, columns: [], reason: 'It is empty.' }, asRecognised),
    ).toBe('It is empty.');
  });
});
