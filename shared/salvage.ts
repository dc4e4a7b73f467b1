/** Bytes of a stream, from the first up to and without the last. */
export interface ByteRange {
  from: number;
  to: number;
}

/** What became of one file, or of one decompressed member, that a damaged case holds. */
export interface SalvagedStream {
  /** Number in the case. */
  stream: number;
  /** What it was called, as given and within its archive; empty where that is lost. */
  names: string[];
  bytes: number;
  /** SHA-256 that was written down when it was imported. */
  sha256: string;
  /** Whole: its hash is that one. Damaged: parts of it are lost, or what is there has another hash. */
  state: 'whole' | 'damaged';
  /** Files in the folder: one, or where it is damaged one for each stretch that could be read, which nothing proves. */
  files: (ByteRange & { file: string })[];
  lost: ByteRange[];
}

/** What was saved of a damaged case. */
export interface SalvageReport {
  folder: string;
  streams: SalvagedStream[];
  whole: number;
  damaged: number;
  /** What of the lists in the case could not be read, in words. */
  findings: string[];
}
