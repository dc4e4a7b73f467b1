import { type PointerEvent as PointedAt, useEffect, useRef, useState } from 'react';
import type { ViewKey } from '../../state/view.ts';
import { moveColumnBeside } from './column-changes.ts';
import { type DropPlace, dropPlace, type HeadingPlace } from './drop-place.ts';

/** A heading that is being dragged, and where it would go now. */
export interface ColumnDrag {
  name: string;
  place: DropPlace | null;
}

/** Pixels that a press on a heading may stray and still be a click. */
const slack = 5;

/**
 * Moves columns by dragging their headings: let go of, a column goes where the mark is; Escape leaves it where it was. A press
 * that does not stray is a click, and a finger scrolls.
 */
export function useColumnDrag(view: ViewKey): {
  drag: ColumnDrag | null;
  begin: (event: PointedAt<HTMLElement>, name: string) => void;
} {
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const begin = (event: PointedAt<HTMLElement>, name: string) => {
    const { currentTarget: heading, button, pointerType, pointerId, clientX: from } = event;
    if (button !== 0 || pointerType === 'touch' || !isForDragging(event.target)) return;
    const ends = new AbortController();
    const { signal } = ends;
    running.current?.abort();
    running.current = ends;
    let place: DropPlace | null = null;
    let isDragged = false;
    let isGivenUp = false;
    const end = () => {
      ends.abort();
      setDrag(null);
    };
    const move = ({ clientX }: PointerEvent) => {
      if (isGivenUp) return;
      if (!isDragged && Math.abs(clientX - from) < slack) return;
      if (!isDragged) heading.setPointerCapture(pointerId);
      isDragged = true;
      place = isInTable(heading, clientX)
        ? dropPlace(headingsBeside(heading), name, clientX)
        : null;
      setDrag({ name, place });
    };
    const letGo = () => {
      if (isDragged) swallowClick();
      if (place !== null) moveColumnBeside(view, name, place);
      end();
    };
    const giveUp = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !isDragged || isGivenUp) return;
      pressed.preventDefault();
      pressed.stopPropagation();
      isGivenUp = true;
      place = null;
      setDrag(null);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', letGo, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', giveUp, { signal, capture: true });
  };
  return { drag, begin };
}

/** The edge and the menu of a heading have presses of their own. */
function isForDragging(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role=slider], [aria-haspopup]') === null;
}

function headingsBeside(heading: HTMLElement): HeadingPlace[] {
  const all = heading.parentElement?.querySelectorAll<HTMLElement>('[data-column]') ?? [];
  return [...all].map((each) => {
    const { left, right } = each.getBoundingClientRect();
    const { column = '', pinned } = each.dataset;
    return { name: column, pinned: pinned !== undefined, left, right };
  });
}

/** Headings reach beyond what is to be seen of the table. */
function isInTable(heading: HTMLElement, x: number): boolean {
  const { left, right } = (heading.closest('[role=grid]') ?? heading).getBoundingClientRect();
  return x >= left && x < right;
}

/** What ends a drag is no click on what lies beneath it: a click comes at once, or not at all. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}
