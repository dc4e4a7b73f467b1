import { useEffect, useReducer, useRef } from 'react';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import type { ViewKey } from '../../state/view.ts';
import { RowCache } from './row-cache.ts';

/**
 * The rows of the view's open result, read as they come into sight. Marks that changed and a search that goes
 * on let them be read again; what was read before stays on the screen until then.
 */
export function useRows(
  view: ViewKey,
  paths: readonly (readonly string[])[],
  written: boolean,
): RowCache {
  const { result, version, first } = useAnswered(({ views }) => views[view]);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const current = useRef<{ key: string; result: number | null; cache: RowCache } | null>(null);
  const key = JSON.stringify([result, version, paths, written]);
  if (current.current?.key !== key) {
    const before = current.current?.result === result ? current.current.cache : null;
    const asked = paths.map((path) => [...path]);
    const cache = new RowCache(
      (from, count) =>
        engine().call('result.window', {
          result: result ?? 0,
          from,
          count,
          written,
          ...(asked.length === 0 ? {} : { paths: asked }),
        }),
      redraw,
      tellTrouble,
      before,
    );
    if (before === null) current.current?.cache.close();
    if (asked.length === 0 && !written && before === null) cache.take(first);
    current.current = { key, result, cache };
  }
  useEffect(() => () => current.current?.cache.close(), []);
  return current.current.cache;
}
