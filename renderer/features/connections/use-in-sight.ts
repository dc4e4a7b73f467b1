import { type RefObject, useEffect, useRef } from 'react';

/** The line that says how far a job is, and what came of it below. */
export interface InSight {
  row: RefObject<HTMLDivElement | null>;
  result: RefObject<HTMLDivElement | null>;
}

/**
 * Brings into sight what a key or a button began, and when it ends what came of it, unless one looked elsewhere meanwhile.
 * The focus follows only where the button that had it is gone.
 * @param step how far the job is
 */
export function useInSight(step: 'running' | 'ended' | undefined): InSight {
  const row = useRef<HTMLDivElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    const isSeen = step === 'running' || isInSight(row.current);
    if (document.activeElement === document.body && isSeen) {
      row.current?.focus({ preventScroll: true });
    }
    if (step === 'running') row.current?.scrollIntoView({ block: 'nearest' });
    else if (isSeen) result.current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  return { row, result };
}

function isInSight(element: HTMLElement | null): boolean {
  if (element === null) return false;
  const { top, bottom } = element.getBoundingClientRect();
  const { top: from, bottom: to } = scrollerOf(element).getBoundingClientRect();
  return bottom > from && top < to;
}

function scrollerOf(element: HTMLElement): HTMLElement {
  let at = element;
  while (at.parentElement !== null && at.scrollHeight <= at.clientHeight) at = at.parentElement;
  return at;
}
