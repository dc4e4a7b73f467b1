import { TrailcaseError } from '../../shared/errors.ts';
import { authorised } from './socket-line.ts';

/** How much of the files that are being handed over has gone. */
export interface HandedOver {
  done: number;
  total: number;
}

/**
 * Makes dropped files known to the engine: the desktop knows their paths; the web host gets their bytes,
 * streamed by the browser from disk, and answers with the path under which it has them.
 */
export async function takeFiles(
  files: readonly File[],
  progress: (handed: HandedOver) => void,
  cancel: AbortSignal,
): Promise<string[]> {
  const { trailcase } = window;
  if (trailcase !== undefined)
    return await Promise.all(files.map((file) => trailcase.pathOf(file)));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const paths: string[] = [];
  let before = 0;
  for (const file of files) {
    paths.push(await send(file, (done) => progress({ done: before + done, total }), cancel));
    before += file.size;
  }
  return paths;
}

/** XMLHttpRequest, since fetch tells nothing of an upload's progress. */
function send(file: File, progress: (done: number) => void, cancel: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/drop?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(authorised())) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => progress(loaded);
    const fail = (why: string) =>
      reject(
        new TrailcaseError('file-unreadable', `${file.name} could not be handed over: ${why}`),
      );
    request.onerror = () => fail('the host does not answer.');
    request.onabort = () => reject(new TrailcaseError('cancelled', 'Cancelled.'));
    request.onload = () => {
      const body = request.response as { path?: string; error?: { message?: string } } | null;
      if (request.status < 300 && body?.path !== undefined) resolve(body.path);
      else fail(body?.error?.message ?? `the host answered ${request.status}.`);
    };
    cancel.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
