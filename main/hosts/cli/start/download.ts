import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How long a download may take, in milliseconds. */
export interface DownloadLimits {
  /** Until the server's answer begins. */
  answerMs: number;
  /** Between two pieces of it. */
  pieceMs: number;
  /** In all. */
  wholeMs: number;
}

/**
 * Fetches a file and never hangs: a server that keeps silent for too long, or trickles, is given up.
 * @param progress told the bytes that have come and how many there are, null where the server does not say
 * @param stop ends it early, with the signal's reason
 */
export async function download(
  url: string,
  target: string,
  { answerMs, pieceMs, wholeMs }: DownloadLimits,
  progress: (done: number, total: number | null) => void,
  stop?: AbortSignal,
): Promise<void> {
  const patience = new AbortController();
  const silent = (ms: number) =>
    setTimeout(() => patience.abort(new Error(`its server kept silent for ${ms / 1_000} s`)), ms);
  const whole = setTimeout(
    () => patience.abort(new Error(`it did not arrive within ${wholeMs / 1_000} s`)),
    wholeMs,
  );
  let clock = silent(answerMs);
  const signal = stop === undefined ? patience.signal : AbortSignal.any([patience.signal, stop]);
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || response.body === null) {
      throw new Error(`its server answered ${response.status} ${response.statusText}`.trim());
    }
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    let done = 0;
    const counted = new Transform({
      transform(piece: Buffer, _encoding, next) {
        clearTimeout(clock);
        clock = silent(pieceMs);
        done += piece.length;
        progress(done, Number.isFinite(length) ? length : null);
        next(null, piece);
      },
    });
    await pipeline(Readable.fromWeb(response.body as never), counted, createWriteStream(target), {
      signal,
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(clock);
    clearTimeout(whole);
  }
}

/** Why a download failed, in a person's words: what lies under "fetch failed" says more. */
export function reasonOf(error: unknown): string {
  let under = error;
  while (under instanceof Error && under.cause instanceof Error) under = under.cause;
  if (!(under instanceof Error)) return String(under);
  const proxy = /Proxy response \((\d+)\)/.exec(under.message)?.[1];
  if (proxy === '407') return 'the proxy wants a name and a password: put them into HTTPS_PROXY';
  if (proxy !== undefined) return `the proxy answered ${proxy}`;
  if (/checksum/i.test(under.message)) {
    return 'its checksum is wrong: the file was changed or cut on the way';
  }
  switch ((under as NodeJS.ErrnoException).code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return 'its server cannot be found: this machine seems to be offline';
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return 'its server cannot be reached; behind a proxy set HTTPS_PROXY';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'its certificate is not trusted; where a proxy reads along, name its certificate in NODE_EXTRA_CA_CERTS';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return under.message.split('\n')[0] ?? under.name;
  }
}
