import type { DigestCopy } from './digest-copies.ts';
import { FirstLines } from './first-lines.ts';
import { fileName, type TrailDigest } from './trail-digest.ts';

/** A digest in the case: without what it attests, as a case may hold very many. */
interface Link extends Omit<DigestCopy, 'digest'> {
  previous: TrailDigest['previous'];
}

/** Lines of each sort that are told one by one. */
const mostBroken = 200;
const mostNoted = 20;

/**
 * The chain of digests: each one names the one before it and its SHA-256. So a digest is proved by the
 * next, and the last of a chain by none.
 */
export class DigestChain {
  /** The copies of each digest by its object in S3, nearly always one. */
  readonly #copies = new Map<string, Link[]>();
  readonly #broken = new FirstLines(mostBroken);
  readonly #gaps = new FirstLines(mostNoted);
  readonly #open = new FirstLines(mostNoted);
  readonly #first = new FirstLines(mostNoted);
  readonly #last = new FirstLines(mostNoted);
  #held = 0;

  /**
   * Takes a digest of the case.
   * @returns true when one of the same name and content was taken before
   */
  add({ digest, ...copy }: DigestCopy & { digest: TrailDigest & { object: string } }): boolean {
    const copies = this.#copies.get(digest.object) ?? [];
    const isKnown = copies.some(({ sha256 }) => sha256 === copy.sha256);
    copies.push({ ...copy, previous: digest.previous });
    this.#copies.set(digest.object, copies);
    return isKnown;
  }

  /** Compares every digest with what the next one says of it. To be called once, when all were taken. */
  compare(): void {
    const followed = new Set<string>();
    for (const [object, copies] of this.#copies) {
      const seen = new Set<string>();
      for (const { sha256, previous, source } of copies) {
        if (seen.has(sha256)) continue;
        seen.add(sha256);
        if (previous === null) {
          this.#first.add(
            () =>
              `${titleOf(object)} names none before it: CloudTrail began to write digests there, or began again`,
          );
        } else {
          followed.add(previous.object);
          this.#compareWith(previous, `${titleOf(object)} (source ${source})`);
        }
      }
    }
    for (const [object, copies] of this.#copies) {
      if (followed.has(object)) continue;
      this.#last.add(
        () => `${titleOf(object)} is proved by no other: the digest after it is not in this case`,
      );
      const contents = new Set(copies.map(({ sha256 }) => sha256));
      if (contents.size === 1) continue;
      const sources = copies.map(({ source }) => source).join(', ');
      this.#broken.add(
        () =>
          `${titleOf(object)} is here with different content (sources ${sources}): at most one is as CloudTrail delivered it`,
      );
    }
  }

  /** How many links hold, in words. */
  summary(): string {
    return `digests: ${this.#copies.size}; proved by the next one: ${this.#held}`;
  }

  /** Digests that are not what the next one says of them. */
  findings(): string[] {
    return this.#broken.lines('more digests that are not as they were delivered');
  }

  /** Gaps, and where chains begin and end. */
  notes(): string[] {
    return [
      ...this.#gaps.lines('more gaps in the chain of digests'),
      ...this.#open.lines('more digests that cannot be compared with the next one'),
      ...this.#first.lines('more digests that name none before them'),
      ...this.#last.lines('more digests that are proved by no other'),
    ];
  }

  #compareWith({ object, sha256 }: NonNullable<Link['previous']>, next: string): void {
    const copies = this.#copies.get(object);
    if (copies === undefined) {
      this.#gaps.add(() => `gap: ${next} follows ${titleOf(object)}, which is not in this case`);
      return;
    }
    let isProved = false;
    for (const copy of copies) {
      const title = `${titleOf(object)} (source ${copy.source})`;
      if (sha256 === null) {
        this.#open.add(() => `${next} names ${title} without a SHA-256 to compare`);
      } else if (copy.fileSha256 === sha256 || copy.sha256 === sha256) {
        isProved = true;
      } else if (copy.fileSha256 === null) {
        this.#open.add(
          () =>
            `${title} stands in a file of several records, so its SHA-256 is not that of a file`,
        );
      } else {
        this.#broken.add(
          () =>
            `${title} is not what ${next} says of it: SHA-256 ${sha256} there, ${copy.fileSha256} here. One of the two was altered`,
        );
      }
    }
    if (isProved) this.#held += 1;
  }
}

/** A digest in words. */
export function titleOf(object: string): string {
  return `digest ${fileName(object)}`;
}
