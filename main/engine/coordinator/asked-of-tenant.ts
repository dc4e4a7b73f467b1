import { toErrorData } from '../../../shared/rpc/index.ts';
import type { OpenSession } from './open-session.ts';

/** What is asked of a tenant, and how the custody log calls it. */
interface Asking {
  /** Null where no case is open: then nothing is kept. */
  session: OpenSession | null;
  action: string;
  /** What the entry says besides how it ended. Nothing secret. */
  detail: object;
  /** Requests that went out so far; null where nobody can tell. */
  requests: () => number | null | Promise<number | null>;
}

/**
 * Asks a tenant something, and keeps in the custody log that it was asked where it fails: how many requests went out with
 * the credential, and the code of the error. Its message may quote the tenant and is not kept. What succeeds is kept by
 * whoever knows what came.
 */
export async function askedOfTenant<T>(
  { session, action, detail, requests }: Asking,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const sent = await requests();
    if (session !== null && sent !== 0) {
      const { code } = toErrorData(error);
      await session.writer.call('append-custody', {
        action,
        detail: { ...detail, requests: sent, error: code },
      });
    }
    throw error;
  }
}
