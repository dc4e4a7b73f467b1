/** The two ways in which reading an archive ends early; both are codes of `ErrorCode` too. */
export type DamageCode = 'damaged-archive' | 'limit-reached';

/**
 * An archive, or one member of it, could not be read to its end.
 * It is thrown after every byte that could be had was delivered, so what came before it is good:
 * the caller keeps those bytes and marks the source INCOMPLETE with the reason.
 */
export class DamagedMember extends Error {
  readonly code: DamageCode;
  /** One sentence for a person: what is wrong, and for a limit which one, its value, what to do. */
  readonly reason: string;

  constructor(code: DamageCode, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = 'DamagedMember';
    this.code = code;
    this.reason = reason;
  }
}

/** A `DamagedMember` for bytes that are not what they should be. */
export function damaged(reason: string, cause?: unknown): DamagedMember {
  return new DamagedMember('damaged-archive', reason, cause);
}
