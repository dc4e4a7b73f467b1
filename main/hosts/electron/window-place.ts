import * as z from 'zod/mini';

const whole = z.int();

/** Where a window is, in pixels of the desktop. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How a window is placed; without `x` and `y` the system chooses. */
export interface WindowPlace {
  bounds: { width: number; height: number; x?: number; y?: number };
  maximized: boolean;
  fullScreen: boolean;
}

/** How the window was left, as it is kept. */
export const windowPlaceSchema = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole, height: whole }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});

/** A window as it was left. */
export type LeftWindow = z.output<typeof windowPlaceSchema>;

const usual: WindowPlace = {
  bounds: { width: 1_440, height: 900 },
  maximized: false,
  fullScreen: false,
};

/** Least of a window that must be seen on a screen, so that its title can be taken hold of. */
const leastSeen = 80;

/**
 * Where to put the window: as it was left, unless the screen that it was on is gone or smaller now.
 * @param areas of all screens, without the system's own bars
 */
export function placeOnScreens(left: LeftWindow | null, areas: readonly Bounds[]): WindowPlace {
  if (left === null) return usual;
  const { bounds, maximized, fullScreen } = left;
  const area = areas.find((each) => isSeen(bounds, each));
  if (area === undefined) return { ...usual, maximized, fullScreen };
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  // A window that had to become narrower could have lost what was seen of it.
  const x = width < bounds.width ? area.x : bounds.x;
  return { bounds: { x, y: bounds.y, width, height }, maximized, fullScreen };
}

function isSeen(window: Bounds, area: Bounds): boolean {
  const across =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleIsIn = window.y >= area.y && window.y + leastSeen <= area.y + area.height;
  return across >= leastSeen && titleIsIn;
}
