/** One stream of records inside a given file: the file itself, or one file in an archive. */
export interface Member {
  /** Display text, never a path. */
  name: string;
  /**
   * The member's bytes, decompressed, in pieces of 64 KiB to 1 MiB (only the last may be smaller).
   * Every call reads again from the start, and counts again towards the limits: call it once.
   *
   * @throws {DamagedMember} after every byte that could be had
   * @throws {TrailcaseError} `file-unreadable` when the disk fails
   */
  bytes(): AsyncGenerator<Buffer>;
}
