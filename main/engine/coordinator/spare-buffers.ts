/** Buffers kept for the next result. */
const mostSpares = 2;

/** Smaller ones cost nothing to make anew. */
const leastBytes = 1024 * 1024;

/**
 * Memory of closed results, for the next ones. What threads share is freed only when the last of
 * them collects its garbage, which in an idle thread may be never.
 */
export class SpareBuffers {
  #spares: SharedArrayBuffer[] = [];

  take(): SharedArrayBuffer | null {
    return this.#spares.pop() ?? null;
  }

  /** @param buffer that no work still writes into; reading from it makes no sense any more */
  give(buffer: SharedArrayBuffer): void {
    if (buffer.byteLength < leastBytes) return;
    this.#spares = [...this.#spares, buffer]
      .sort((one, other) => one.byteLength - other.byteLength)
      .slice(-mostSpares);
  }
}
