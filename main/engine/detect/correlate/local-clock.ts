import { Temporal } from 'temporal-polyfill';

/** Within a quarter of an hour no zone changes its offset. */
const quarterMicros = 900_000_000;
const hourMicros = 3_600_000_000;
export const dayMicros = 86_400_000_000;

/** Tells what clocks of a zone show. Asking Temporal costs some 5 µs, so offsets are remembered. */
export class LocalClock {
  readonly zone: string;
  readonly #offsets = new Map<number, number>();

  /** @param zone `UTC`, an offset or an IANA name, as `makeZoneRule` names it */
  constructor(zone: string) {
    this.zone = zone;
  }

  /** Microseconds since 1970-01-01T00:00 on that clock. */
  local(micros: number): number {
    const quarter = Math.floor(micros / quarterMicros);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset =
        Temporal.Instant.fromEpochMilliseconds(quarter * 900_000).toZonedDateTimeISO(this.zone)
          .offsetNanoseconds / 1000;
      this.#offsets.set(quarter, offset);
    }
    return micros + offset;
  }

  /** Weekday (0 Monday … 6 Sunday) and hour of a time. */
  slot(micros: number): { weekday: number; hour: number } {
    const local = this.local(micros);
    return { weekday: weekdayOf(local), hour: Math.floor(timeOfDay(local) / hourMicros) };
  }

  /** `2026-02-12 02:06:11`. */
  text(micros: number): string {
    const seconds = Math.floor(this.local(micros) / 1_000_000);
    return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
}

/** Microseconds since midnight, of times before 1970 too. */
export function timeOfDay(localMicros: number): number {
  return ((localMicros % dayMicros) + dayMicros) % dayMicros;
}

/** 0 Monday … 6 Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(localMicros: number): number {
  return (((Math.floor(localMicros / dayMicros) + 3) % 7) + 7) % 7;
}
