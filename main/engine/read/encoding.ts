/** The encodings that are read. Everything that is not UTF-16 is taken as UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the first bytes of a text say. */
export interface DetectedEncoding {
  encoding: Encoding;
  /** Length of the byte order mark in bytes: 0, 2 or 3. */
  bom: number;
}

const sampleBytes = 4096;

/**
 * Recognises the encoding of a text by its byte order mark, and UTF-16 without one by its NULs:
 * JSON and CSV are mostly ASCII, so in UTF-16 every second byte is 0 wherever the text is ASCII.
 * A tenth of the characters is enough (headers in another script still have commas and line ends);
 * a text with NULs on both sides, or with a single one, is UTF-8 with NULs in it.
 *
 * @param first the first bytes of the member; 4 KiB are looked at
 */
export function detectEncoding(first: Buffer): DetectedEncoding {
  if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) {
    return { encoding: 'utf-8', bom: 3 };
  }
  if (first[0] === 0xff && first[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (first[0] === 0xfe && first[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };

  const units = Math.floor(Math.min(first.length, sampleBytes) / 2);
  let nulFirst = 0;
  let nulSecond = 0;
  for (let i = 0; i < units; i++) {
    if (first[2 * i] === 0) nulFirst += 1;
    if (first[2 * i + 1] === 0) nulSecond += 1;
  }
  const isEnough = (nuls: number) => nuls >= 2 && nuls * 10 >= units;
  if (isEnough(nulSecond) && nulFirst * 10 <= nulSecond) return { encoding: 'utf-16le', bom: 0 };
  if (isEnough(nulFirst) && nulSecond * 10 <= nulFirst) return { encoding: 'utf-16be', bom: 0 };
  return { encoding: 'utf-8', bom: 0 };
}
