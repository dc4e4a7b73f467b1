/** How the bytes of a file are wrapped. */
export type Container = 'plain' | 'gzip' | 'zstd' | 'zip';

/** Bytes that `detectContainer` wants to see; fewer are fine where the content is shorter. */
export const containerSniffBytes = 4;

/**
 * Recognises a container by its first bytes, never by a file name. Everything unknown is `plain`.
 *
 * Sources: gzip RFC 1952 section 2.3.1 (1F 8B); zstd RFC 8878 section 3.1 (frame FD2FB528 and
 * skippable frame 184D2A50 to 184D2A5F, little endian); zip APPNOTE 6.3.10 sections 4.3.7 (local
 * header), 4.3.16 (end of directory: an empty zip) and 8.5.3 (spanning marker).
 */
export function detectContainer(first: Uint8Array): Container {
  const [a, b, c, d] = first;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) {
    return 'zstd';
  }
  const isZip = a === 0x50 && b === 0x4b;
  if (isZip && ((c === 3 && d === 4) || (c === 5 && d === 6) || (c === 7 && d === 8))) return 'zip';
  return 'plain';
}
