/** What a batch holds at most. A record that is larger than that goes alone. */
export interface BatchLimits {
  records: number;
  bytes: number;
}

export const batchLimits: BatchLimits = { records: 500, bytes: 4 * 1024 * 1024 };

/** A batch: from a place in the list of records up to, not including, another. */
export interface Batch {
  from: number;
  until: number;
  /** Bytes of its JSON list. */
  bytes: number;
}

/**
 * Divides records into batches, in their order: the same sizes always give the same batches.
 * @param sizes bytes of each record
 */
export function divide(sizes: ArrayLike<number>, limits: BatchLimits): Batch[] {
  const batches: Batch[] = [];
  for (let from = 0; from < sizes.length; ) {
    // Two brackets, and a comma between any two records.
    let bytes = 2 + (sizes[from] as number);
    let until = from + 1;
    while (until < sizes.length && until - from < limits.records) {
      const more = bytes + 1 + (sizes[until] as number);
      if (more > limits.bytes) break;
      bytes = more;
      until += 1;
    }
    batches.push({ from, until, bytes });
    from = until;
  }
  return batches;
}
