import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How long a server may keep silent. */
export interface DownloadLimits {
  /** Until its answer begins, in milliseconds. */
  answerMs: number;
  /** Between two pieces of it, in milliseconds. */
  pieceMs: number;
}

/**
 * Fetches a file and never hangs: whoever keeps silent for too long is given up. How long it takes in all
 * has no limit, as long as something arrives.
 * @param progress told the bytes that have come and how many there are, null where the server does not say
 */
export async function download(
  url: string,
  target: string,
  { answerMs, pieceMs }: DownloadLimits,
  progress: (done: number, total: number | null) => void,
): Promise<void> {
  const patience = new AbortController();
  const wait = (ms: number) =>
    setTimeout(() => patience.abort(new Error(`it kept silent for ${ms / 1_000} s`)), ms);
  let clock = wait(answerMs);
  try {
    const response = await fetch(url, { signal: patience.signal });
    if (!response.ok || response.body === null) {
      throw new Error(`it answered ${response.status} ${response.statusText}`.trim());
    }
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    let done = 0;
    const counted = new Transform({
      transform(piece: Buffer, _encoding, next) {
        clearTimeout(clock);
        clock = wait(pieceMs);
        done += piece.length;
        progress(done, Number.isFinite(length) ? length : null);
        next(null, piece);
      },
    });
    await pipeline(Readable.fromWeb(response.body as never), counted, createWriteStream(target), {
      signal: patience.signal,
    });
  } catch (error) {
    throw patience.signal.aborted ? patience.signal.reason : error;
  } finally {
    clearTimeout(clock);
  }
}

/** Why a download failed, in a few words: what lies under "fetch failed" says more. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: { code?: string } };
  switch (cause?.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its server cannot be found: this machine seems to be offline';
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return 'its server cannot be reached; behind a proxy set HTTPS_PROXY';
    default:
      return cause?.code ?? message.split('\n')[0] ?? 'unknown';
  }
}
