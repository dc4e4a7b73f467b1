/** Height of a row, in pixels. */
export const rowHeight = 26;

/** Browsers cap the height of an element near 33 million pixels; beyond this height positions are mapped. */
const tallest = 15_000_000;

/**
 * Where a scrolled table stands. `scrollTop` is what the browser knows; the row at the top is found at
 * `scrollTop + offset` pixels of a table that would be as tall as all of its rows.
 */
export interface ScrollPlace {
  scrollTop: number;
  offset: number;
}

/** Height of all rows, and the height that the browser is given for them. */
export function heights(rows: number): { whole: number; given: number } {
  const whole = rows * rowHeight;
  return { whole, given: Math.min(whole, tallest) };
}

/**
 * The place that stands for a height of the whole: its scroll bar is where it belongs, with room for small
 * steps to either end.
 */
export function placeAt(top: number, rows: number, viewport: number): ScrollPlace {
  const { whole, given } = heights(rows);
  const most = Math.max(0, whole - viewport);
  const wanted = Math.min(Math.max(0, top), most);
  if (whole === given) return { scrollTop: wanted, offset: 0 };
  const end = given - viewport;
  const room = Math.min(viewport * 3, end / 2);
  const even = Math.round((wanted / most) * end);
  const scrollTop = Math.min(
    Math.max(even, Math.min(wanted, room)),
    end - Math.min(most - wanted, room),
  );
  return { scrollTop, offset: wanted - scrollTop };
}

/**
 * Follows the browser's scrolling. Small steps (wheel, keys) move the rows by as many pixels; a jump (the scroll bar)
 * goes to the same share of the whole. At the ends of the bar the place is set right again: `scrollTop` of
 * the answer then differs from what the browser has, and must be given to it.
 */
export function scrolled(
  before: ScrollPlace,
  scrollTop: number,
  rows: number,
  viewport: number,
): ScrollPlace {
  const { whole, given } = heights(rows);
  if (whole === given) return { scrollTop, offset: 0 };
  const step = scrollTop - before.scrollTop;
  const end = given - viewport;
  if (Math.abs(step) > viewport * 3) {
    return placeAt((scrollTop / end) * (whole - viewport), rows, viewport);
  }
  const top = scrollTop + before.offset;
  const isAtEdge = scrollTop <= 0 || scrollTop >= end;
  const drift = Math.abs(scrollTop - (top / (whole - viewport)) * end);
  if (isAtEdge || drift > end / 50 || top < 0 || top > whole - viewport) {
    return placeAt(top, rows, viewport);
  }
  return { scrollTop, offset: before.offset };
}

/** First and last row in sight. */
export function rowsInSight(
  { scrollTop, offset }: ScrollPlace,
  rows: number,
  viewport: number,
): { first: number; last: number } {
  const top = scrollTop + offset;
  const first = Math.max(0, Math.floor(top / rowHeight));
  return { first, last: Math.min(rows - 1, Math.ceil((top + viewport) / rowHeight) - 1) };
}

/** The place in which a row is in sight, moved no further than needed. */
export function placeShowing(
  row: number,
  before: ScrollPlace,
  rows: number,
  viewport: number,
): ScrollPlace {
  const top = before.scrollTop + before.offset;
  const at = row * rowHeight;
  if (at < top) return placeAt(at, rows, viewport);
  if (at + rowHeight > top + viewport) return placeAt(at + rowHeight - viewport, rows, viewport);
  return before;
}
