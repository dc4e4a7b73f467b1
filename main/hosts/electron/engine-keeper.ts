import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { TrailcaseError } from '../../../shared/errors.ts';
import { makeAnswerer, makeCaller } from '../../../shared/rpc/index.ts';
import type { Ask, EngineProcessCalls } from './desk-contract.ts';
import { divideLine } from './two-way-line.ts';

/** How an engine process ended that nobody had asked to end. */
export interface EngineEnd {
  code: number;
  /** The last that it wrote to its error output; empty where it wrote nothing. */
  lastWords: string;
}

/** What an engine process is started with. */
export interface EngineParts {
  /** The module that it runs. */
  entry: string;
  /** What it is given as arguments. */
  given: readonly string[];
  /** Answers what the engine process asks, by name. Fails with a `TrailcaseError`. */
  answer: (name: string, params: unknown) => unknown;
  /** Told when it ends by itself. */
  ended: (end: EngineEnd) => void;
  log: (trouble: unknown) => void;
}

interface Running {
  child: UtilityProcess;
  ask: Ask<EngineProcessCalls>;
}

/** How long an engine may take to cancel its jobs and close the case. */
const stoppingMs = 10_000;

/** Most that is kept of what it writes to its error output. */
const mostWords = 4_000;

/** Keeps one engine process: a utility process with Node and the database, without a window. */
export class EngineKeeper {
  readonly #parts: EngineParts;
  #running: Running | null = null;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  start(): void {
    const { entry, given, answer, ended, log } = this.#parts;
    const child = utilityProcess.fork(entry, [...given], {
      serviceName: 'Trailcase engine',
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let words = '';
    child.stderr?.on('data', (piece: Buffer) => {
      words = (words + piece.toString('utf8')).slice(-mostWords);
      process.stderr.write(piece);
    });
    const closers: (() => void)[] = [];
    const { asking, answering } = divideLine({
      post: (message) => child.postMessage(message),
      onMessage: (receive) => child.on('message', receive),
      onClose: (closed) => closers.push(closed),
    });
    makeAnswerer(answering, answer, log);
    const caller = makeCaller(asking);
    const running: Running = {
      child,
      ask: (name, params) => caller.call(name, params) as never,
    };
    this.#running = running;
    child.on('exit', (code) => {
      for (const closed of closers) closed();
      if (this.#running !== running) return;
      this.#running = null;
      ended({ code, lastWords: words.trim() });
    });
  }

  /** Hands a page's port on to the engine, if one runs. */
  give(port: MessagePortMain): void {
    if (this.#running === null) port.close();
    else this.#running.child.postMessage({ page: true }, [port]);
  }

  /** Asks the engine process. Fails with `internal` where none runs. */
  readonly ask: Ask<EngineProcessCalls> = (name, params) =>
    this.#running === null
      ? Promise.reject(new TrailcaseError('internal', 'The engine does not run.'))
      : this.#running.ask(name, params);

  /** Ends the engine: it cancels its jobs and closes the case first, if it does so in time. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    const late = Promise.withResolvers<void>();
    const clock = setTimeout(() => late.resolve(), stoppingMs);
    try {
      await Promise.race([running.ask('engine.stop', {}), late.promise]);
    } catch (error) {
      this.#parts.log(error);
    } finally {
      clearTimeout(clock);
      running.child.kill();
    }
  }
}
