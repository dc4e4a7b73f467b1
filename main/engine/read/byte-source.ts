import type { FileHandle } from 'node:fs/promises';
import { TrailcaseError } from '../../../shared/errors.ts';

/** Bytes that can be read from their start more than once; every call is a new reading. */
export type ByteSource = () => AsyncGenerator<Buffer>;

/**
 * How much compressed data is read at a time: little, so that the count of bytes in keeps up with
 * the bytes out of a bomb (200 times this is how far the ratio may be overrun).
 */
export const packedPieceBytes = 64 * 1024;

/** A range of a file as a source, and how much of it the latest reading has taken. */
export interface FileRange {
  read: ByteSource;
  bytesRead(): number;
}

/**
 * A stretch of an open file, delivered in fresh buffers that are never used again.
 * It ends early, without an error, where the file does.
 *
 * @param start first byte
 * @param end byte after the last
 * @param pieceBytes size of every piece but the last
 */
export function openRange(
  file: FileHandle,
  start: number,
  end: number,
  pieceBytes: number,
): FileRange {
  let taken = 0;
  return {
    bytesRead: () => taken,
    async *read() {
      taken = 0;
      while (start + taken < end) {
        const piece = await readAt(file, start + taken, Math.min(pieceBytes, end - start - taken));
        if (piece.length === 0) return;
        taken += piece.length;
        yield piece;
      }
    },
  };
}

/**
 * Reads `length` bytes at a position, or fewer where the file ends.
 * @throws {TrailcaseError} `file-unreadable` when the system cannot read them
 */
export async function readAt(
  file: FileHandle,
  position: number,
  length: number,
): Promise<Buffer<ArrayBuffer>> {
  // Positions come from archives too; one beyond 2^53 lies behind the end of every file.
  if (!Number.isSafeInteger(position + length)) return Buffer.alloc(0);
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readOnce(file, buffer, filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === length ? buffer : buffer.subarray(0, filled);
}

async function readOnce(file: FileHandle, buffer: Buffer, at: number, position: number) {
  try {
    return await file.read(buffer, at, buffer.length - at, position);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TrailcaseError(
      'file-unreadable',
      `The file could not be read at byte ${position}: ${why}. Check the disk and copy the file elsewhere.`,
      { position },
      error,
    );
  }
}
