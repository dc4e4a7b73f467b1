/** A flag that one thread raises and others read without waiting for a message. */
export interface CancelFlag {
  readonly shared: SharedArrayBuffer;
}

export function makeCancelFlag(): CancelFlag {
  return { shared: new SharedArrayBuffer(4) };
}

/** Signals that go up with a flag, in the thread that raises it. */
const signals = new WeakMap<SharedArrayBuffer, AbortController>();

/** Asks the work to stop at the next moment when it looks. */
export function raise({ shared }: CancelFlag): void {
  Atomics.store(new Int32Array(shared), 0, 1);
  signals.get(shared)?.abort();
}

/** The flag as a signal, for work of the very thread that raises it. */
export function abortSignalOf(flag: CancelFlag): AbortSignal {
  const controller = signals.get(flag.shared) ?? new AbortController();
  signals.set(flag.shared, controller);
  if (isRaised(flag)) controller.abort();
  return controller.signal;
}

export function isRaised({ shared }: CancelFlag): boolean {
  return Atomics.load(new Int32Array(shared), 0) === 1;
}
