import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { GivenReceipt, MemberRefusal } from '../../../shared/import-receipt.ts';
import type {
  EvidenceFrame,
  ImportMessage,
  ImportReply,
  KnownPages,
  PulledStretch,
  PullPoint,
  RecordBatch,
  StoredFile,
} from '../store/index.ts';

/** Messages that may be on their way at once. */
const window = 12;

const nothing: StoredFile = { receipts: [], isKept: false };

/** The parser's end of the line to the writer thread: sends, and waits while the writer is behind. */
export class ImportChannel {
  readonly #port: MessagePort;
  #outstanding = 0;
  #failure: TrailcaseError | null = null;
  #waiting: (() => void)[] = [];
  #stored: StoredFile = nothing;
  #gone = false;

  /** The writer thread has ended: nothing more can be stored. */
  get isGone(): boolean {
    return this.#gone;
  }

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (reply: ImportReply) => this.#receive(reply));
    port.on('close', () => this.#lose());
  }

  /** Sends a message once there is room. Fails with what the writer failed with. */
  async send(message: ImportMessage): Promise<void> {
    while (this.#outstanding >= window && this.#failure === null) await this.#reply();
    if (this.#failure !== null) throw this.#failure;
    this.#outstanding += 1;
    this.#port.postMessage(message, transfers(message));
  }

  async sendFrame(frame: EvidenceFrame): Promise<void> {
    await this.send({ type: 'frame', frame });
  }

  async sendRecords(batch: RecordBatch): Promise<void> {
    await this.send({ type: 'records', batch });
  }

  /** Commits the file at hand and waits for its receipts. */
  async commit(
    given: GivenReceipt,
    refused: MemberRefusal[],
    damage: string | null,
    pulled?: PulledStretch,
  ): Promise<StoredFile> {
    this.#stored = nothing;
    await this.send({ type: 'end', given, refused, damage, ...(pulled && { pulled }) });
    await this.#settle();
    if (this.#failure !== null) throw this.#failure;
    return this.#stored;
  }

  /** Keeps how far a pull is whose pages are not kept, and waits until that is done. */
  async reached(point: PullPoint, known: KnownPages | null): Promise<void> {
    await this.send({ type: 'reached', point, known });
    await this.#settle();
    if (this.#failure !== null) throw this.#failure;
  }

  /** Rolls the file at hand back, and waits until that is done. A writer that is gone did so itself. */
  async abort(): Promise<void> {
    if (this.#gone) return;
    this.#outstanding += 1;
    this.#port.postMessage({ type: 'abort' } satisfies ImportMessage);
    await this.#settle();
    if (!this.#gone) this.#failure = null;
  }

  close(): void {
    this.#port.close();
  }

  async #settle(): Promise<void> {
    while (this.#outstanding > 0) await this.#reply();
  }

  #reply(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #receive(reply: ImportReply): void {
    this.#outstanding -= 1;
    if (reply.type === 'failed') this.#failure ??= TrailcaseError.fromData(reply.error);
    if (reply.type === 'stored') this.#stored = reply.file;
    this.#wake();
  }

  /** The writer thread died: nothing that is still open will be answered. */
  #lose(): void {
    this.#gone = true;
    this.#outstanding = 0;
    this.#failure ??= new TrailcaseError(
      'internal',
      'The thread that writes the case has stopped; the file at hand was rolled back. Open the case again and import it once more.',
    );
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function transfers(message: ImportMessage): ArrayBuffer[] {
  if (message.type === 'frame') return [message.frame.data.buffer];
  if (message.type === 'records') {
    return [message.batch.numbers.buffer, message.batch.fingerprints.buffer];
  }
  return [];
}
