import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { listSealed, type ReadableCase, type SealedSource } from '../store/index.ts';
import { BlockCheck } from './block-check.ts';
import { CountCheck } from './count-check.ts';
import { type Passed, StreamCheck } from './stream-check.ts';

interface SourceRow {
  stream: number;
  given: number;
  receipt: string;
}

/** Verifies sources, which must be asked for in the order of their ids. */
export class SourceCheck {
  readonly #source;
  readonly #sealed: ReadonlyMap<number, SealedSource>;
  readonly #blocks: BlockCheck;
  readonly #counts: CountCheck;
  readonly #streams: StreamCheck;

  constructor(db: ReadableCase) {
    this.#source = db.prepare(
      `SELECT s.stream, g.stream AS given, s.receipt
       FROM source s JOIN given g ON g.id = s.given WHERE s.id = ?`,
    );
    this.#sealed = listSealed(db);
    this.#blocks = new BlockCheck(db);
    this.#counts = new CountCheck(db);
    this.#streams = new StreamCheck(db);
  }

  /** @returns what differs from the time of the import, in words; empty when nothing does */
  check(id: number, passed: Passed): string[] {
    const source = this.#source.get(id) as SourceRow | undefined;
    if (source === undefined) return ['the file that it came in is missing'];
    const look = () => passed(0);
    const receipt = JSON.parse(source.receipt) as SourceReceipt;
    const { findings, blocks } = this.#blocks.check(id, look);
    if (blocks !== this.#sealed.get(id)?.blocks) {
      findings.push('the hashes over its rows were altered');
    }
    findings.push(
      ...this.#counts.check(receipt),
      ...this.#streams.check(source.stream, receipt.sha256, passed),
    );
    if (source.given !== source.stream) {
      findings.push(...this.#streams.check(source.given, receipt.file.sha256, look));
    }
    return findings;
  }
}
