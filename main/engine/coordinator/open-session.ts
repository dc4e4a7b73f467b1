import { availableParallelism } from 'node:os';
import type { Integrity, ReadOnlyReason } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { startThread, type Thread } from '../threads/index.ts';
import type { WriterOpened } from './writer-thread.ts';

/**
 * What a reader thread is for: `quick` answers what a person is waiting for and takes milliseconds
 * (the first page of a result at most 60), `scan` what may go through the whole case. So no scan
 * ever holds up a row on the screen.
 */
export type Lane = 'quick' | 'scan';

/** Reader threads that an open case has at most. */
const readerCount: Record<Lane, number> = {
  quick: 1,
  scan: Math.max(2, Math.min(4, availableParallelism())),
};

/** A reader thread and how many calls it has open. */
interface Reader {
  lane: Lane;
  thread: Thread;
  /** Settles when it has opened the case. */
  ready: Promise<unknown>;
  open: number;
}

/** An open case: its one writer thread and its reader threads, which start when they are needed. */
export class OpenSession {
  readonly path: string;
  readonly integrity: Integrity;
  /** Null where the case is open for writing. */
  readonly readOnly: ReadOnlyReason | null;
  readonly writer: Thread;
  #readers: Reader[] = [];
  #isClosed = false;

  private constructor({ path, integrity, readOnly }: WriterOpened, writer: Thread) {
    this.path = path;
    this.integrity = integrity;
    this.readOnly = readOnly;
    this.writer = writer;
  }

  /** Scans that run at the same time at most. */
  get scanners(): number {
    return readerCount.scan;
  }

  /** Opens a case in a writer thread of its own. */
  static async open(path: string, create: boolean, readOnly = false): Promise<OpenSession> {
    const writer = startThread('coordinator/writer-thread');
    // Its code loads while the writer checks the case; every case is read at least once.
    const reader = startThread('coordinator/reader-thread');
    try {
      const opened = (await writer.call('open', { path, create, readOnly })) as WriterOpened;
      const session = new OpenSession(opened, writer);
      session.#addReader('quick', reader);
      return session;
    } catch (error) {
      await Promise.all([writer.terminate(), reader.terminate()]);
      throw error;
    }
  }

  /** Asks a reader thread something quick. One that died or could not open the case is replaced. */
  read(name: string, params: unknown): Promise<unknown> {
    return this.#ask('quick', name, params);
  }

  /** The same for work that may go through the whole case. */
  scan(
    name: string,
    params: unknown,
    onProgress?: (progress: JobProgress) => void,
  ): Promise<unknown> {
    return this.#ask('scan', name, params, onProgress);
  }

  async #ask(
    lane: Lane,
    name: string,
    params: unknown,
    onProgress?: (progress: JobProgress) => void,
  ): Promise<unknown> {
    if (this.#isClosed) throw new TrailcaseError('cancelled', 'The case was closed.');
    const reader = this.#leastBusy(lane);
    reader.open += 1;
    try {
      const { thread } = reader;
      await reader.ready;
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
    this.#isClosed = true;
    const readers = this.#readers;
    this.#readers = [];
    for (const { thread } of readers) await endThread(thread);
    await endThread(this.writer);
  }

  #addReader(lane: Lane, thread: Thread): Reader {
    const ready = thread.call('open', { path: this.path });
    const reader = { lane, thread, ready, open: 0 };
    this.#readers.push(reader);
    ready.catch(() => this.#drop(reader));
    return reader;
  }

  #drop(reader: Reader): void {
    this.#readers = this.#readers.filter((each) => each !== reader);
    void reader.thread.terminate();
  }

  #leastBusy(lane: Lane): Reader {
    this.#readers = this.#readers.filter(({ thread }) => !thread.isGone);
    const readers = this.#readers.filter((each) => each.lane === lane);
    const idle = readers.find(({ open }) => open === 0);
    if (idle !== undefined) return idle;
    if (readers.length < readerCount[lane]) {
      return this.#addReader(lane, startThread('coordinator/reader-thread'));
    }
    return readers.reduce((least, each) => (each.open < least.open ? each : least));
  }
}

/** Lets a thread close its connection and ends it. One that died has nothing left to close. */
async function endThread(thread: Thread): Promise<void> {
  try {
    await thread.call('close', null);
  } catch (error) {
    if (!thread.isGone) throw error;
  } finally {
    await thread.terminate();
  }
}
