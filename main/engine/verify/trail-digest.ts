/** A file of CloudTrail by its object in S3, and the SHA-256 that is claimed of it. */
export interface Claim {
  object: string;
  /** In lower case; null where there is none, or a hash of another kind. */
  sha256: string | null;
}

/** What a digest of AWS CloudTrail says. */
export interface TrailDigest {
  /** Its own object in S3; null where it does not say. */
  object: string | null;
  /** The digest before it; null where it names none. */
  previous: Claim | null;
  files: Claim[];
  /** Entries of its list of log files that name none. */
  nameless: number;
}

/** Reads the JSON of a digest; null where it is none. */
export function readDigest(text: string): TrailDigest | null {
  const digest = keyed(jsonOf(text));
  if (digest === null || !Array.isArray(digest.logFiles)) return null;
  const files = digest.logFiles.flatMap((entry: unknown) => {
    const file = keyed(entry);
    return claimOf(file?.s3Object, file?.hashValue, file?.hashAlgorithm) ?? [];
  });
  return {
    object: nameOf(digest.digestS3Object),
    previous: claimOf(
      digest.previousDigestS3Object,
      digest.previousDigestHashValue,
      digest.previousDigestHashAlgorithm,
    ),
    files,
    nameless: digest.logFiles.length - files.length,
  };
}

/**
 * The last step of a path, of an object in S3 or in an archive, without the ending that
 * decompression takes away.
 */
export function fileName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/(?<=.)\.(?:gz|zst|zstd)$/i, '');
}

function claimOf(object: unknown, hash: unknown, algorithm: unknown): Claim | null {
  const name = nameOf(object);
  if (name === null) return null;
  const isSha256 = algorithm === undefined || algorithm === null || algorithm === 'SHA-256';
  const isHash = typeof hash === 'string' && /^[\da-f]{64}$/i.test(hash);
  return { object: name, sha256: isSha256 && isHash ? hash.toLowerCase() : null };
}

function nameOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keyed(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}
