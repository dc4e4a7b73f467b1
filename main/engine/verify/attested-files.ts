import { trailSystem } from '../../../shared/trail-digest.ts';
import type { ReadableCase } from '../store/index.ts';
import { FirstLines } from './first-lines.ts';
import { fileName, type TrailDigest } from './trail-digest.ts';

interface CaseFile {
  id: number;
  name: string;
  system: string;
  sha256: string;
}

/** Lines of each sort that are told one by one. */
const mostAltered = 200;
const mostNoted = 20;

/** Compares the log files that digests attest with the sources of the case, by hash and by name. */
export class AttestedFiles {
  readonly #files: readonly CaseFile[];
  readonly #byHash: ReadonlyMap<string, CaseFile[]>;
  readonly #byName: ReadonlyMap<string, CaseFile[]>;
  /** Sources that are digests, or that a digest says something of. */
  readonly #known = new Set<number>();
  readonly #altered = new FirstLines(mostAltered);
  readonly #missing = new FirstLines(mostNoted);
  readonly #without = new FirstLines(mostNoted);
  #attested = 0;
  #equal = 0;
  #differing = 0;

  constructor(db: ReadableCase) {
    this.#files = db
      .prepare(
        `SELECT s.id, s.name, s.system, t.sha256
         FROM source s JOIN stream t ON t.id = s.stream ORDER BY s.id`,
      )
      .all() as CaseFile[];
    this.#byHash = Map.groupBy(this.#files, ({ sha256 }) => sha256);
    this.#byName = Map.groupBy(this.#files, ({ name }) => fileName(name));
  }

  /** Takes a source that is a digest of which the same was compared before. */
  pass(source: number): void {
    this.#known.add(source);
  }

  /** @param title the digest's name in words */
  compare(digest: TrailDigest, source: number, title: string): void {
    this.pass(source);
    for (const { object, sha256 } of digest.files) {
      this.#attested += 1;
      const name = fileName(object);
      const named = this.#byName.get(name) ?? [];
      for (const { id } of named) this.#known.add(id);
      if (sha256 === null) {
        this.#without.add(() => `${title} names ${object} without a SHA-256 to compare`);
        continue;
      }
      const equal = this.#byHash.get(sha256) ?? [];
      for (const { id } of equal) this.#known.add(id);
      const altered = named.filter((file) => file.sha256 !== sha256);
      for (const file of altered) {
        this.#altered.add(
          () =>
            `${file.name} (source ${file.id}) is not as CloudTrail delivered it: ${title} attests SHA-256 ${sha256}, it has ${file.sha256}`,
        );
      }
      if (altered.length > 0) this.#differing += 1;
      else if (equal.length > 0) this.#equal += 1;
      else this.#missing.add(() => `${object}, attested by ${title}, is not in this case`);
    }
  }

  /** How many there are of which, in words. */
  summary(): string {
    return [
      `log files attested: ${this.#attested}`,
      `in this case and equal: ${this.#equal}`,
      `altered: ${this.#differing}`,
      `not in this case: ${this.#missing.total}`,
    ].join('; ');
  }

  /** Files that have another hash than the one attested. */
  findings(): string[] {
    return this.#altered.lines('more log files that are not as they were delivered');
  }

  /** What is missing, what cannot be compared, and what of CloudTrail no digest attests. */
  notes(): string[] {
    const unattested = new FirstLines(mostNoted);
    for (const { id, name, system } of this.#files) {
      if (system !== trailSystem || this.#known.has(id)) continue;
      unattested.add(() => `${name} (source ${id}) is attested by no digest of this case`);
    }
    return [
      ...this.#missing.lines('more attested log files that are not in this case'),
      ...unattested.lines('more sources of CloudTrail that no digest attests'),
      ...this.#without.lines('more log files without a SHA-256'),
    ];
  }
}
