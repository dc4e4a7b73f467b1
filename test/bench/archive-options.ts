/** What decides the content of an archive. Equal options give equal bytes on every machine. */
export interface ArchiveOptions {
  /** How many records. */
  records: number;
  /** Where to write; an existing file is replaced. */
  path: string;
  seed: string;
  /**
   * Number of the first record, 0 if not given. Archives whose ranges `firstId` to
   * `firstId + records` do not overlap share people, addresses and clients but no record id.
   */
  firstId?: number;
}
