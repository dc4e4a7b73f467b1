import type { RawRecord } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type ReadableCase, StreamReader } from '../store/index.ts';

interface Place {
  source: number;
  sourceName: string;
  stream: number;
  offset: number;
  length: number;
}

/** Cuts records out of the evidence. */
export class RawRecords {
  readonly #streams: StreamReader;
  readonly #place;
  readonly #source;
  readonly #sources = new Map<number, { stream: number; encoding: string }>();

  constructor(db: ReadableCase) {
    this.#streams = new StreamReader(db);
    this.#place = db.prepare(
      `SELECT r.source, s.name AS sourceName, s.stream, r.offset, r.length
       FROM record r JOIN source s ON s.id = r.source WHERE r.id = ?`,
    );
    this.#source = db.prepare('SELECT stream, receipt FROM source WHERE id = ?');
  }

  /**
   * Exact bytes of a record and where it stands.
   * @param from bytes of the record that are left out at its beginning
   * @param most bytes that are given at most
   */
  raw(id: number, from = 0, most = Number.POSITIVE_INFINITY): RawRecord {
    const place = this.#place.get(id) as Place | undefined;
    if (place === undefined) {
      throw new TrailcaseError('not-found', `There is no record ${id} in this case.`);
    }
    const { source, sourceName, stream, offset, length } = place;
    const start = Math.min(from, length);
    const bytes = this.#streams.read(stream, offset + start, Math.min(most, length - start));
    return { id, source, sourceName, offset, length, base64: bytes.toString('base64') };
  }

  /** Text of a range of a source, in the source's own encoding. */
  text(source: number, offset: number, length: number): string {
    const { stream, encoding } = this.#sourceOf(source);
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return decoder.decode(this.#streams.read(stream, offset, length));
  }

  #sourceOf(source: number): { stream: number; encoding: string } {
    let known = this.#sources.get(source);
    if (known === undefined) {
      const row = this.#source.get(source) as { stream: number; receipt: string } | undefined;
      if (row === undefined) {
        throw new TrailcaseError('not-found', `There is no source ${source} in this case.`);
      }
      const { encoding } = JSON.parse(row.receipt) as { encoding: string };
      known = { stream: row.stream, encoding };
      this.#sources.set(source, known);
    }
    return known;
  }
}
