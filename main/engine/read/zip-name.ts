import { type ExtraField, getFileNameLowLevel } from 'yauzl';

/**
 * The name of a zip entry as text for a person. It is never used as a path: `../`, drives, absolute
 * and backslash names stay as they are, and control characters are shown as `‹U+0000›`.
 *
 * @param flags general purpose bits; bit 11 says UTF-8, otherwise code page 437 (APPNOTE 4.4.4)
 */
export function readZipName(flags: number, raw: Buffer, extraFields: ExtraField[]): string {
  return getFileNameLowLevel(flags, raw, extraFields, true).replace(
    /\p{Cc}/gu,
    (character) => `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}
