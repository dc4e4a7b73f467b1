import { DamagedMember } from './damaged-member.ts';

/** How far a compressed file may unfold before reading stops with `limit-reached`. */
export interface Limits {
  /** Entries read from one zip. */
  entries: number;
  /** Bytes that come out of one member. */
  memberBytes: number;
  /** Bytes that come out of all members of one given file, every layer of compression counted. */
  totalBytes: number;
  /** Bytes out for every byte in; looked at only after `ratioFromBytes` came out. */
  ratio: number;
  ratioFromBytes: number;
  /** Archives inside the given archive that are opened: 1 reads a `.json.gz` in a `.zip`. */
  nesting: number;
}

/**
 * The limits used when the user sets none. DEFLATE cannot exceed 1030:1, plain logs reach 10 to
 * 30:1, so 200:1 is a bomb and not a log. The caller may lower `totalBytes` to the free disk space.
 */
export const defaultLimits: Limits = {
  entries: 10_000,
  memberBytes: 64 * 2 ** 30,
  totalBytes: 64 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 64 * 2 ** 20,
  nesting: 1,
};

/** What has been spent of the limits while one given file is read. */
export interface Spending {
  limits: Limits;
  /** Bytes that came out of all members so far. */
  total: number;
}

/** Starts counting for one given file. */
export function startSpending(limits: Limits): Spending {
  return { limits, total: 0 };
}

/**
 * Passes pieces on until a limit is met, delivers what still fits, and then throws.
 * Node's zlib streams ignore `maxOutputLength`, so this count is the only guard against a bomb.
 *
 * @param bytesIn compressed bytes taken from the file so far for this member
 * @throws {DamagedMember} `limit-reached`
 */
export async function* withinLimits(
  pieces: AsyncIterable<Buffer>,
  spending: Spending,
  bytesIn: () => number,
): AsyncGenerator<Buffer> {
  const { limits } = spending;
  let bytes = 0;
  for await (const piece of pieces) {
    const room = Math.min(limits.memberBytes - bytes, limits.totalBytes - spending.total);
    const kept = piece.length <= room ? piece : piece.subarray(0, Math.max(room, 0));
    bytes += kept.length;
    spending.total += kept.length;
    if (kept.length > 0) yield kept;
    if (kept !== piece) {
      throw bytes >= limits.memberBytes
        ? limitReached(`one member gave more than ${limits.memberBytes} bytes (memberBytes)`)
        : limitReached(`the file gave more than ${limits.totalBytes} bytes (totalBytes)`);
    }
    if (bytes > limits.ratioFromBytes && bytes > limits.ratio * bytesIn()) {
      throw limitReached(
        `${bytes} bytes came out of ${bytesIn()}, more than ${limits.ratio} to 1 (ratio), as in a zip bomb`,
      );
    }
  }
}

/** A `DamagedMember` for a limit, with what the user can do about it. */
export function limitReached(what: string): DamagedMember {
  return new DamagedMember(
    'limit-reached',
    `Reading stopped at a limit: ${what}. If you trust the file, unpack it yourself and import what is inside, or raise the limit.`,
  );
}
