import type { ParamsOf } from '../../../shared/contract.ts';
import type { FoundFiles } from '../../../shared/given-paths.ts';
import type { ImportPreview } from '../../../shared/import-preview.ts';
import { startThread, type Thread } from '../threads/index.ts';
import { Turns } from './turns.ts';

/** Starting a thread takes as long as many small files do: it is kept while there are files to look at. */
const idleMs = 3_000;

/**
 * Looks at files one after the other, in a thread that touches no case and ends soon after the last: what a
 * file does to it ends that file's preview and no more.
 */
export class Previews {
  readonly #turns = new Turns();
  #thread: Thread | null = null;
  #idle: NodeJS.Timeout | undefined;

  take(params: ParamsOf<'import.preview'>): Promise<ImportPreview> {
    return this.#turns.take(async () => {
      clearTimeout(this.#idle);
      if (this.#thread === null || this.#thread.isGone) this.#thread = startPreviews();
      try {
        return (await this.#thread.call('preview', params)) as ImportPreview;
      } finally {
        this.#idle = setTimeout(() => void this.stop(), idleMs).unref();
      }
    });
  }

  /** Ends the thread; another one is started when it is needed. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }
}

/**
 * Finds the files in what was given, in a thread of its own that ends with it: a large folder holds nobody up.
 * @param own the open case, which is left out
 */
export async function findImportFiles(
  { files }: ParamsOf<'import.files'>,
  own: string | null,
): Promise<FoundFiles> {
  const thread = startPreviews();
  try {
    return (await thread.call('files', { files, own })) as FoundFiles;
  } finally {
    await thread.terminate();
  }
}

function startPreviews(): Thread {
  return startThread('ingest/preview-thread');
}
