import type { FaultName } from './faults.ts';

/** What came of the login of a request. `unasked`: nothing needed one. */
export type LoginState = 'unasked' | 'missing' | 'wrong' | 'expired' | 'right';

/** One request as a stand-in got it. */
export interface SeenRequest {
  method: string;
  /** Path and query as they came. */
  path: string;
  /** Milliseconds since 1970. */
  at: number;
  login: LoginState;
  /** Idempotency key that went along; null where none did. */
  key: string | null;
  /** Fault that was shown to it. */
  fault: FaultName | null;
  /** 0 where the line was cut. */
  status: number;
}
