import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { wordsOf } from '../app/trouble-notice.ts';

/** The newest answer to a question that changes often. */
export interface Newest<T> {
  /** What was answered last: to the question before while the newest is on its way. Null before the first. */
  value: T | null;
  /** The newest question is not answered yet. */
  isAsking: boolean;
  /** Why the newest question has no answer, in words. */
  error: string | null;
  /** Asks the same again. */
  again: () => void;
}

interface Kept<T> {
  question: string;
  value: T | null;
  error: string | null;
}

/**
 * Asks something, and again whenever `key` changes. One question is on its way at a time, and of those that
 * came meanwhile only the newest is asked: who holds a key down waits for one answer and not for all.
 * @param key what the answer depends on; null while there is nothing to ask
 */
export function useNewest<T>(key: string | null, load: () => Promise<T>): Newest<T> {
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const [tries, setTries] = useState(0);
  const line = useRef<{ wanted: string | null; isBusy: boolean; isGone: boolean }>({
    wanted: null,
    isBusy: false,
    isGone: false,
  });
  const question = key === null ? null : `${key} ${tries}`;

  const askWanted = useEffectEvent(async () => {
    const at = line.current;
    const asked = at.wanted;
    at.wanted = null;
    if (asked === null) return;
    try {
      const value = await load();
      if (!at.isGone) setKept({ question: asked, value, error: null });
    } catch (error) {
      if (at.isGone) return;
      setKept((before) => ({
        question: asked,
        value: before?.value ?? null,
        error: wordsOf(error),
      }));
    }
  });

  useEffect(() => {
    const at = line.current;
    at.wanted = question;
    if (at.isBusy) return;
    const askAll = async () => {
      at.isBusy = true;
      while (at.wanted !== null && !at.isGone) await askWanted();
      at.isBusy = false;
    };
    void askAll();
  }, [question]);

  useEffect(() => {
    const at = line.current;
    at.isGone = false;
    return () => {
      at.isGone = true;
    };
  }, []);

  const isAnswered = question === null || kept?.question === question;
  return {
    value: kept?.value ?? null,
    isAsking: !isAnswered,
    error: isAnswered ? (kept?.error ?? null) : null,
    again: () => setTries((before) => before + 1),
  };
}
