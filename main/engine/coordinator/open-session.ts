import { availableParallelism } from 'node:os';
import type { Integrity } from '../../../shared/case.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { startThread, type Thread } from '../threads/index.ts';

/** Readers that an open case has: enough that a long read does not hold up a short one. */
const readerCount = Math.max(2, Math.min(4, availableParallelism()));

/** A reader thread and how many calls it has open. */
interface Reader {
  thread: Promise<Thread>;
  open: number;
}

/** An open case: its one writer thread and its reader threads, which start when they are needed. */
export class OpenSession {
  readonly path: string;
  readonly integrity: Integrity;
  readonly writer: Thread;
  readonly #readers: Reader[] = [];

  private constructor(path: string, integrity: Integrity, writer: Thread) {
    this.path = path;
    this.integrity = integrity;
    this.writer = writer;
  }

  /** Opens a case in a writer thread of its own. */
  static async open(path: string, create: boolean): Promise<OpenSession> {
    const writer = startThread('coordinator/writer-thread');
    try {
      const opened = (await writer.call('open', { path, create })) as {
        path: string;
        integrity: Integrity;
      };
      return new OpenSession(opened.path, opened.integrity, writer);
    } catch (error) {
      await writer.terminate();
      throw error;
    }
  }

  /** Asks the least busy reader thread. */
  async read(
    name: string,
    params: unknown,
    onProgress?: (progress: JobProgress) => void,
  ): Promise<unknown> {
    const reader = this.#leastBusy();
    reader.open += 1;
    try {
      const thread = await reader.thread;
      const stop = onProgress && thread.subscribe((event) => onProgress(event as JobProgress));
      try {
        return await thread.call(name, params);
      } finally {
        stop?.();
      }
    } finally {
      reader.open -= 1;
    }
  }

  /** Closes readers first, so that the writer's closing leaves one file. */
  async close(): Promise<void> {
    for (const { thread } of this.#readers) {
      const reader = await thread;
      await reader.call('close', null);
      await reader.terminate();
    }
    await this.writer.call('close', null);
    await this.writer.terminate();
  }

  #leastBusy(): Reader {
    const idle = this.#readers.find(({ open }) => open === 0);
    if (idle !== undefined) return idle;
    if (this.#readers.length < readerCount) {
      const reader = { thread: startReader(this.path), open: 0 };
      this.#readers.push(reader);
      return reader;
    }
    return this.#readers.reduce((least, each) => (each.open < least.open ? each : least));
  }
}

async function startReader(path: string): Promise<Thread> {
  const thread = startThread('coordinator/reader-thread');
  await thread.call('open', { path });
  return thread;
}
