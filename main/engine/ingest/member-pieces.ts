import { DamagedMember } from '../read/index.ts';

/** The pieces of a member, of which the first can be looked at before they are read. */
export class MemberPieces {
  readonly #source: AsyncIterator<Buffer>;
  readonly #first: Buffer[] = [];
  #gathered = 0;
  /** True when nothing follows what was looked at. */
  ended = false;
  /** What ended the member early, where something did. */
  damage: DamagedMember | null = null;

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The first bytes, at least this many where there are so many; may be asked again for more. */
  async sample(bytes: number): Promise<Buffer> {
    while (this.#gathered < bytes) {
      const piece = await this.#next();
      if (piece === null) break;
      this.#first.push(piece);
      this.#gathered += piece.length;
    }
    const [only] = this.#first;
    return this.#first.length === 1 && only !== undefined ? only : Buffer.concat(this.#first);
  }

  /** All pieces from the first on. */
  async *all(): AsyncGenerator<Buffer> {
    yield* this.#first;
    for (;;) {
      const piece = await this.#next();
      if (piece === null) return;
      yield piece;
    }
  }

  /** Nothing more will be read: lets go of what unpacks the member. */
  async leave(): Promise<void> {
    await this.#source.return?.();
  }

  async #next(): Promise<Buffer | null> {
    if (this.ended) return null;
    try {
      const result = await this.#source.next();
      if (result.done !== true) return result.value;
    } catch (error) {
      if (!(error instanceof DamagedMember)) throw error;
      this.damage = error;
    }
    this.ended = true;
    return null;
  }
}
