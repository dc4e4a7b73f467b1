import { useRef, useState } from 'react';
import type { Suggestion } from '../../../shared/case.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';
import { zoneInForce } from '../../state/zone.ts';
import { usefulSuggestions } from './accept-suggestion.ts';

/** The list under the query bar. */
export interface Suggesting {
  /** Empty: the list is closed. */
  list: readonly Suggestion[];
  /** Position of the chosen one; -1 while none is. */
  active: number;
}

const closed: Suggesting = { list: [], active: -1 };

/** What may come next at the caret: the newest question wins. */
export function useSuggestions(view: ViewKey) {
  const [suggesting, setSuggesting] = useState<Suggesting>(closed);
  const newest = useRef(0);

  const suggest = async (text: string, at: number): Promise<void> => {
    newest.current += 1;
    const number = newest.current;
    try {
      const list = await engine().call('query.complete', {
        text,
        at,
        kind: kindOf(view) ?? undefined,
        zone: zoneInForce(),
      });
      if (newest.current !== number) return;
      setSuggesting({ list: usefulSuggestions(text, list), active: -1 });
    } catch (error) {
      if (newest.current === number) tellTrouble(error);
    }
  };

  const close = (): void => {
    newest.current += 1;
    setSuggesting(closed);
  };

  /** Moves the choice; beyond either end stands "none", so that Enter asks what is written. */
  const move = (by: 1 | -1): void =>
    setSuggesting(({ list, active }) => {
      const places = list.length + 1;
      return { list, active: ((active + 1 + by + places) % places) - 1 };
    });

  return { ...suggesting, suggest, close, move };
}
