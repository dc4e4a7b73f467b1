import { TrailcaseError } from '../../shared/errors.ts';
import type { FoundFile } from '../../shared/given-paths.ts';
import type { Refusal } from '../../shared/import-receipt.ts';
import type { NamedFile } from './dropped-entries.ts';
import { authorised } from './socket-line.ts';

/** How much of the files that are being handed over has gone. */
export interface HandedOver {
  done: number;
  total: number;
}

/** Files that a host has now, and those that it could not be given. */
export interface Taken {
  files: FoundFile[];
  refused: Refusal[];
}

/**
 * Hands files to the web host, one after the other: their bytes, streamed by the browser from disk. Trouble with one
 * keeps no other from being taken. Fails with `cancelled`.
 */
export async function takeFiles(
  files: readonly NamedFile[],
  progress: (handed: HandedOver) => void,
  cancel: AbortSignal,
): Promise<Taken> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const taken: Taken = { files: [], refused: [] };
  let before = 0;
  for (const given of files) {
    const { file, name } = given;
    try {
      const told = (done: number) => progress({ done: before + done, total });
      taken.files.push({ ...(await send(given, told, cancel)), bytes: file.size });
    } catch (error) {
      if (!(error instanceof TrailcaseError) || error.code === 'cancelled') throw error;
      taken.refused.push({ file: name, name, code: error.code, message: error.message });
    }
    before += file.size;
  }
  return taken;
}

/** XMLHttpRequest, since fetch tells nothing of an upload's progress. */
function send(
  { file, name }: NamedFile,
  progress: (done: number) => void,
  cancel: AbortSignal,
): Promise<{ path: string; name: string }> {
  return new Promise((resolve, reject) => {
    const cancelled = new TrailcaseError('cancelled', 'Cancelled.');
    if (cancel.aborted) {
      reject(cancelled);
      return;
    }
    const request = new XMLHttpRequest();
    request.open('PUT', `/drop?name=${encodeURIComponent(name)}`);
    for (const [header, value] of Object.entries(authorised()))
      request.setRequestHeader(header, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => progress(loaded);
    const abort = () => request.abort();
    const fail = (why: string) =>
      reject(new TrailcaseError('file-unreadable', `${name} could not be handed over: ${why}`));
    request.onerror = () => fail('the browser cannot read it, or the host does not answer.');
    request.onabort = () => reject(cancelled);
    request.onload = () => {
      const body = request.response as
        | { path: string; name: string }
        | { error?: { message?: string } }
        | null;
      if (body !== null && 'path' in body) resolve(body);
      else fail(body?.error?.message ?? `the host answered ${request.status}.`);
    };
    request.onloadend = () => cancel.removeEventListener('abort', abort);
    cancel.addEventListener('abort', abort);
    request.send(file);
  });
}
