import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { placeShowing, rowsInSight, type ScrollPlace, scrolled } from './scroll-map.ts';

/** Height of the header row, which the rows scroll under. */
export const headerHeight = 30;

/** Follows the scrolling of a table: which rows are in sight, and how to bring one there. */
export function useScroll(scroller: RefObject<HTMLDivElement | null>, rows: number) {
  const [place, setPlace] = useState<ScrollPlace>({ scrollTop: 0, offset: 0 });
  const [viewport, setViewport] = useState(600);
  const latest = useRef({ place, viewport, rows });
  latest.current = { place: latest.current.place, viewport, rows };

  const put = useCallback(
    (next: ScrollPlace) => {
      const { current } = scroller;
      latest.current.place = next;
      if (current !== null && Math.abs(current.scrollTop - next.scrollTop) >= 1) {
        current.scrollTop = next.scrollTop;
      }
      setPlace(next);
    },
    [scroller],
  );

  const onScroll = useCallback(() => {
    const { current } = scroller;
    if (current === null) return;
    const { place: before, viewport: height, rows: all } = latest.current;
    if (current.scrollTop === before.scrollTop) return;
    put(scrolled(before, current.scrollTop, all, height));
  }, [scroller, put]);

  const reveal = useCallback(
    (row: number) => {
      const { place: before, viewport: height, rows: all } = latest.current;
      put(placeShowing(row, before, all, height));
    },
    [put],
  );

  useEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const watch = new ResizeObserver(() => setViewport(current.clientHeight - headerHeight));
    watch.observe(current);
    return () => watch.disconnect();
  }, [scroller]);

  return {
    place,
    viewport,
    onScroll,
    reveal,
    toTop: put,
    sight: rowsInSight(place, rows, viewport),
  };
}
