import { useEffect, useState } from 'react';
import type { Explanation } from '../../../shared/case.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';

/** How a draft is read, and the text that this was said of. */
export interface DraftReading {
  text: string;
  explanation: Explanation;
}

/** Quiet time after the last letter before a draft is read, in milliseconds. */
const settle = 150;

/** How what is being written would be read; the reading before stays until the new one is there. */
export function useDraftReading(view: ViewKey, draft: string | null): DraftReading | null {
  const zone = useZone();
  const [reading, setReading] = useState<DraftReading | null>(null);
  useEffect(() => {
    if (draft === null) {
      setReading(null);
      return;
    }
    let isNewest = true;
    const waiting = setTimeout(() => {
      engine()
        .call('query.explain', { text: draft, kind: kindOf(view) ?? undefined, zone })
        .then((explanation) => {
          if (isNewest) setReading({ text: draft, explanation });
        }, tellTrouble);
    }, settle);
    return () => {
      isNewest = false;
      clearTimeout(waiting);
    };
  }, [view, draft, zone]);
  return reading;
}
