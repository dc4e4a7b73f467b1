import { useEffect, useEffectEvent, useState } from 'react';
import { wordsOf } from '../app/trouble-notice.ts';
import { useAnswered } from './answered.ts';
import type { ViewKey } from './view.ts';

/** Something that was asked about the open result of a view. */
export interface OfResult<T> {
  /** The newest answer: that of the question before while the new one is on its way. */
  value: T | null;
  /** `value` is not the answer to what is asked now: that is on its way, or is waited for. */
  stale: boolean;
  /** Why there is no answer, in words. */
  error: string | null;
  /** Asks again after an error. */
  again: () => void;
}

/** An answer and the question that it, or the error in its place, belongs to. */
interface Kept<T> {
  question: string;
  value: T | null;
  error: string | null;
}

/**
 * Asks about the open result of a view, and again whenever there is another result: the newest question wins.
 *
 * @param about what the answer depends on besides the result
 * @param isWanted false while nobody looks: then nothing is asked
 * @param ask gets the number of the result
 */
export function useOfResult<T>(
  view: ViewKey,
  about: string,
  isWanted: boolean,
  ask: (result: number) => Promise<T>,
): OfResult<T> {
  const result = useAnswered(({ views }) => views[view].result);
  const isSettled = useAnswered(({ views }) => !views[view].asking);
  const [tries, setTries] = useState(0);
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const question = `${result} ${about} ${tries}`;
  const isDue = isWanted && isSettled && kept?.question !== question;
  const askNow = useEffectEvent(ask);

  useEffect(() => {
    if (!isDue || result === null) return;
    let isNewest = true;
    askNow(result).then(
      (value) => {
        if (isNewest) setKept({ question, value, error: null });
      },
      (error: unknown) => {
        if (!isNewest) return;
        setKept((before) => ({ question, value: before?.value ?? null, error: wordsOf(error) }));
      },
    );
    return () => {
      isNewest = false;
    };
  }, [isDue, result, question]);

  const isAnswered = kept?.question === question;
  return {
    value: kept?.value ?? null,
    stale: !isAnswered || !isSettled,
    error: isAnswered ? (kept?.error ?? null) : null,
    again: () => setTries((before) => before + 1),
  };
}
