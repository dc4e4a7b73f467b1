/** Buckets that are chosen: where the choice began, and where it goes to. */
export interface BarSelection {
  anchor: number;
  head: number;
}

/** First and last bucket of a choice. */
export function endsOf({ anchor, head }: BarSelection): { first: number; last: number } {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

const page = 10;

/**
 * The choice after a key; null for a key that does not move it. Shift keeps where it began.
 * @param bars how many there are, at least one
 */
export function moveSelection(
  selection: BarSelection | null,
  key: string,
  shift: boolean,
  bars: number,
): BarSelection | null {
  const head = headAfter(selection, key, bars - 1);
  if (head === null) return null;
  return { anchor: shift && selection !== null ? selection.anchor : head, head };
}

function headAfter(selection: BarSelection | null, key: string, last: number): number | null {
  const within = (at: number) => Math.min(last, Math.max(0, at));
  const from = selection?.head ?? null;
  switch (key) {
    case 'ArrowRight':
      return within(from === null ? 0 : from + 1);
    case 'ArrowLeft':
      return within(from === null ? last : from - 1);
    case 'PageDown':
      return within((from ?? 0) + page);
    case 'PageUp':
      return within((from ?? last) - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The bucket under a place of the plot. @param x pixels from the plot's left edge */
export function barAt(x: number, width: number, bars: number): number {
  return Math.min(bars - 1, Math.max(0, Math.floor((x / width) * bars)));
}
