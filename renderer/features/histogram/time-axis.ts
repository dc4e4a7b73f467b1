/** A word under the bars. */
export interface Tick {
  /** Position of the bucket at whose left edge it stands. */
  at: number;
  label: string;
}

/** Width of a letter of the axis and the space between two words, in pixels. */
const letter = 6.3;
const space = 14;

/** A length of the calendar: what of a clock stays the same within one, and how one is written. */
interface Division {
  same: (clock: string) => string;
  write: (clock: string, before: string | undefined) => string;
}

const floored = (text: string, step: number) => Math.floor(Number(text) / step);

const seconds = (step: number): Division => ({
  same: (clock) => clock.slice(0, 17) + floored(clock.slice(17, 19), step),
  write: (clock, before) => dateBefore(clock, before) + clock.slice(11, 19),
});
const minutes = (step: number): Division => ({
  same: (clock) => clock.slice(0, 14) + floored(clock.slice(14, 16), step),
  write: writeClock,
});
const hours = (step: number): Division => ({
  same: (clock) => clock.slice(0, 11) + floored(clock.slice(11, 13), step),
  write: writeClock,
});
const months = (step: number): Division => ({
  same: (clock) => clock.slice(0, 5) + Math.floor((Number(clock.slice(5, 7)) - 1) / step),
  write: (clock) => clock.slice(0, 7),
});
const years = (step: number): Division => ({
  same: (clock) => String(floored(clock.slice(0, 4), step)),
  write: (clock) => clock.slice(0, 4),
});
const days: Division = { same: (clock) => clock.slice(0, 10), write: writeDate };
const weeks: Division = {
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  same: (clock) => String(Math.floor((Date.parse(clock.slice(0, 10)) / 86_400_000 + 3) / 7)),
  write: writeDate,
};

const divisions: readonly Division[] = [
  ...[1, 5, 10, 15, 30].map(seconds),
  ...[1, 5, 10, 15, 30].map(minutes),
  ...[1, 2, 3, 6, 12].map(hours),
  days,
  weeks,
  ...[1, 2, 3, 6].map(months),
  ...[1, 2, 5, 10, 20, 50, 100].map(years),
];

/**
 * The words of the time axis: of the finest division of the calendar whose words fit.
 * @param clocks what clocks of the zone show at the start of each bucket: `2026-02-12 04:00:00…`
 * @param width of all buckets together, in pixels
 */
export function timeTicks(clocks: readonly string[], width: number): Tick[] {
  const each = width / Math.max(1, clocks.length);
  for (const division of divisions) {
    const starts = startsOf(clocks, division);
    // The first bucket may begin within a division: it is named only where that leaves room for the next.
    for (const named of starts.length > 2 ? [starts, starts.slice(1)] : [starts]) {
      const ticks = named.map((at, index) => {
        const before = clocks[named[index - 1] ?? -1];
        return { at, label: division.write(clocks[at] ?? '', before) };
      });
      if (haveRoom(ticks, each, width)) return ticks;
    }
  }
  return [];
}

/** Positions at which another division of the calendar begins, and that of the first bucket. */
function startsOf(clocks: readonly string[], { same }: Division): number[] {
  return clocks.flatMap((clock, at) => {
    const before = clocks[at - 1];
    return before === undefined || same(before) !== same(clock) ? [at] : [];
  });
}

function haveRoom(ticks: readonly Tick[], each: number, width: number): boolean {
  return ticks.every(({ at, label }, index) => {
    const next = ticks[index + 1];
    const room = (next === undefined ? width : next.at * each) - at * each;
    return label.length * letter + (next === undefined ? 0 : space) <= room;
  });
}

/** The date where it is another than that of the word before; all of it in the first word. */
function dateBefore(clock: string, before: string | undefined): string {
  if (before?.slice(0, 10) === clock.slice(0, 10)) return '';
  return `${writeDate(clock, before)} `;
}

function writeDate(clock: string, before: string | undefined): string {
  return before?.slice(0, 4) === clock.slice(0, 4) ? clock.slice(5, 10) : clock.slice(0, 10);
}

function writeClock(clock: string, before: string | undefined): string {
  const time = clock.slice(11, 16);
  if (time === '00:00' && before !== undefined) return writeDate(clock, before);
  return dateBefore(clock, before) + time;
}
