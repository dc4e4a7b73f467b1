import { randomUUID } from 'node:crypto';
import type { LoginState } from './request-log.ts';

/** What a token allows, and who has it. */
export interface TokenHolder {
  client: string;
  scopes: ReadonlySet<string>;
}

/** The access tokens that a stand-in gave out. */
export interface Tokens {
  /** A new token; without seconds it never expires. */
  issue(client: string, scopes: readonly string[], seconds?: number): string;
  judge(token: string): { login: LoginState; holder: TokenHolder | null };
  expire(token: string): void;
  /** How many were given out. */
  readonly issued: number;
}

/** Tokens that are kept in memory. */
export function createTokens(): Tokens {
  const known = new Map<string, { holder: TokenHolder; until: number }>();
  return {
    get issued() {
      return known.size;
    },
    issue(client, scopes, seconds = Number.POSITIVE_INFINITY) {
      const token = `tok_${randomUUID()}`;
      known.set(token, {
        holder: { client, scopes: new Set(scopes) },
        until: Date.now() + seconds * 1_000,
      });
      return token;
    },
    judge(token) {
      if (token === '') return { login: 'missing', holder: null };
      const found = known.get(token);
      if (found === undefined) return { login: 'wrong', holder: null };
      if (Date.now() >= found.until) return { login: 'expired', holder: null };
      return { login: 'right', holder: found.holder };
    },
    expire(token) {
      const found = known.get(token);
      if (found !== undefined) found.until = 0;
    },
  };
}

/** The token of an `Authorization: Bearer` header; empty where there is none. */
export function bearerOf(authorization: string): string {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}
