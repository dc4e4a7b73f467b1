import type * as z from 'zod/mini';
import { TrailcaseError } from '../../shared/errors.ts';

/** What is written on the page and not saved yet, of one sort. */
export interface WrittenThings<T> {
  /** What it is kept under. */
  name: string;
  schema: z.ZodMiniType<T>;
  /** All of it as it is now. */
  all: () => readonly T[];
  /** Takes one of them up again. */
  takeUp: (thing: T) => void;
  /** Told of changes, of these and of others. */
  subscribe: (changed: () => void) => () => void;
}

/**
 * Takes up what was written when this page was loaded anew, and keeps from now on what is written.
 * @param storage of this page alone; it outlives a reload and a crash of the page, and ends with its window or tab
 */
export function keepInTab<T>(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  { name, schema, all, takeUp, subscribe }: WrittenThings<T>,
  trouble: (error: unknown) => void,
): () => void {
  for (const found of read(storage.getItem(name))) {
    const kept = schema.safeParse(found);
    if (kept.success) takeUp(kept.data);
  }
  let last: readonly T[] = all();
  let isFull = false;
  return subscribe(() => {
    const now = all();
    if (now.length === last.length && now.every((thing, at) => thing === last[at])) return;
    last = now;
    try {
      if (now.length === 0) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(now));
      isFull = false;
    } catch {
      if (!isFull) trouble(full());
      isFull = true;
    }
  });
}

function read(text: string | null): unknown[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function full(): TrailcaseError {
  return new TrailcaseError(
    'limit-reached',
    'What is written in notes is too long to outlive a reload of the page. Save the notes that are being written.',
  );
}
