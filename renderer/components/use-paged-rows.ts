import { useCallback, useEffect, useState } from 'react';
import { tellTrouble } from '../app/trouble-notice.ts';

/** One page of a list and where the next one begins; null behind the last. */
interface Page<T> {
  rows: readonly T[];
  total: number;
  next: number | null;
}

/** The rows of a list that were read so far. */
export interface PagedRows<T> {
  rows: readonly T[];
  /** Null while the first page is on its way. */
  total: number | null;
  /** Reads the next page; null where all is read. */
  more: (() => void) | null;
}

/**
 * Reads a list page by page, each when it is asked for.
 * @param version the list is read anew when it changes
 */
export function usePagedRows<T>(
  version: unknown,
  read: (after: number | null) => Promise<Page<T>>,
): PagedRows<T> {
  const [rows, setRows] = useState<readonly T[]>([]);
  const [end, setEnd] = useState<{ total: number; next: number | null } | null>(null);
  const load = useCallback(
    (after: number | null) => {
      read(after).then(({ rows: found, total, next }) => {
        setRows((before) => (after === null ? found : [...before, ...found]));
        setEnd({ total, next });
      }, tellTrouble);
    },
    [read],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what the list is read anew for
  useEffect(() => load(null), [load, version]);
  const next = end?.next ?? null;
  return { rows, total: end?.total ?? null, more: next === null ? null : () => load(next) };
}
