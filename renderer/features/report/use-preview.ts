import { useEffect, useRef, useState } from 'react';
import type { ReportPreview } from '../../../shared/report.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { orderOf, type ReportChoice } from './report-choice.ts';

/** How far the preview is behind what was chosen. */
export interface Preview {
  preview: ReportPreview | null;
  trouble: string | null;
  isAsking: boolean;
}

/**
 * The report as it would be written. One is asked for at a time: what is chosen meanwhile is asked for when
 * that one is there, so that typing a title makes few.
 */
export function usePreview(choice: ReportChoice): Preview {
  const [state, setState] = useState<Preview>({ preview: null, trouble: null, isAsking: true });
  const wanted = useRef(choice);
  const isBusy = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  useEffect(() => {
    wanted.current = choice;
    if (isBusy.current) return;
    const ask = async () => {
      isBusy.current = true;
      let asked: ReportChoice | null = null;
      while (asked !== wanted.current && !isGone.current) {
        asked = wanted.current;
        setState((before) => ({ ...before, isAsking: true }));
        try {
          const preview = await engine().call('report.preview', orderOf(asked));
          setState({ preview, trouble: null, isAsking: false });
        } catch (error) {
          const trouble = wordsOf(error);
          setState(({ preview }) => ({ preview, trouble, isAsking: false }));
        }
      }
      isBusy.current = false;
    };
    void ask();
  }, [choice]);
  return state;
}
