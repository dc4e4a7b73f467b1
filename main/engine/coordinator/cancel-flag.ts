/** A flag that one thread raises and others read without waiting for a message. */
export interface CancelFlag {
  readonly shared: SharedArrayBuffer;
}

export function makeCancelFlag(): CancelFlag {
  return { shared: new SharedArrayBuffer(4) };
}

/** Asks the work to stop at the next moment when it looks. */
export function raise({ shared }: CancelFlag): void {
  Atomics.store(new Int32Array(shared), 0, 1);
}

export function isRaised({ shared }: CancelFlag): boolean {
  return Atomics.load(new Int32Array(shared), 0) === 1;
}
