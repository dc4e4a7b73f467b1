import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret of one run: 256 random bits. Whoever holds it may use the engine. */
export class Token {
  /** As it stands in the printed address, and nowhere else. */
  readonly text = randomBytes(32).toString('base64url');
  readonly #hash = hashed(this.text);

  /** True for the header `Bearer <token>`. Takes the same time whatever is wrong. */
  isIn(authorization: string | undefined): boolean {
    const given = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1] ?? '';
    return timingSafeEqual(hashed(given), this.#hash);
  }
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
