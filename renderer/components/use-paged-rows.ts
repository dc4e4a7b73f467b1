import { useCallback, useEffect, useState } from 'react';
import { tellTrouble } from '../app/trouble-notice.ts';
import { useAnswered } from '../state/answered.ts';

const pageSize = 100;

/** Which page of a list is asked for: the first, or that behind a row. */
export interface AskedPage {
  limit: number;
  after?: number;
}

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

/** Reads a list page by page, each when it is asked for, and anew when the case has another source. */
export function usePagedRows<T>(read: (page: AskedPage) => Promise<Page<T>>): PagedRows<T> {
  const sources = useAnswered(({ caseInfo }) => caseInfo?.sources.length ?? 0);
  const [rows, setRows] = useState<readonly T[]>([]);
  const [end, setEnd] = useState<{ total: number; next: number | null } | null>(null);
  const load = useCallback(
    (after: number | null) => {
      read({ limit: pageSize, ...(after === null ? {} : { after }) }).then(
        ({ rows: found, total, next }) => {
          setRows((before) => (after === null ? found : [...before, ...found]));
          setEnd({ total, next });
        },
        tellTrouble,
      );
    },
    [read],
  );
  useEffect(() => {
    if (sources >= 0) load(null);
  }, [load, sources]);
  const next = end?.next ?? null;
  return { rows, total: end?.total ?? null, more: next === null ? null : () => load(next) };
}
