/** A heading on the screen, in pixels of the window. */
export interface HeadingPlace {
  name: string;
  pinned: boolean;
  left: number;
  right: number;
}

/** Beside which column another one is put. */
export interface DropPlace {
  name: string;
  side: 'before' | 'after';
}

/**
 * Where a heading goes that is let go of at x: beside the heading that is there, on the side that is nearer. Null where it
 * would stay where it is, and over what it cannot be put beside: columns that are pinned stand by themselves.
 * @param headings those on the screen, from left to right
 */
export function dropPlace(
  headings: readonly HeadingPlace[],
  dragged: string,
  x: number,
): DropPlace | null {
  const own = headings.find(({ name }) => name === dragged);
  if (own === undefined) return null;
  const over = headings.filter(({ left, right }) => x >= left && x < right);
  // What is pinned lies over what was scrolled beneath it.
  const top = over.find(({ pinned }) => pinned) ?? over[0];
  const group = headings.filter(({ pinned }) => pinned === own.pinned);
  const last = group.at(-1);
  const isBeyond = top === undefined && last !== undefined && x >= last.right;
  const found = isBeyond ? last : top;
  if (found === undefined || found.pinned !== own.pinned || found === own) return null;
  const side = x < (found.left + found.right) / 2 ? 'before' : 'after';
  const neighbour = group[group.indexOf(own) + (side === 'before' ? 1 : -1)];
  return neighbour === found ? null : { name: found.name, side };
}
