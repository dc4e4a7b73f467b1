import type { MappedWord } from '../../../../shared/fields.ts';

/**
 * A mapping as it is given to `--map`: `time=Created,actor=user.email`. A column with a comma in its name
 * cannot be given that way and is left out.
 */
export function mappingText(map: Readonly<Partial<Record<MappedWord, string>>>): string {
  return Object.entries(map)
    .filter(([, path]) => !path.includes(',') && path.trim() === path)
    .map(([word, path]) => `${word === 'key' ? 'id' : word}=${path}`)
    .join(',');
}
