export type Fields = Record<string, unknown>;

/** One record of a log of a stand-in. */
export interface LoggedRecord {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  record: Fields;
}

/** When the logs of stand-ins begin unless a test says otherwise. */
export const logBegin = Date.UTC(2026, 4, 4, 8);
/** Milliseconds between two records: some share a second, none a whole minute. */
const step = 437;

/** A log of so many records, oldest first. Every seventh has the time of the one before. */
export function makeLog(
  count: number,
  make: (number: number, at: number) => LoggedRecord,
  begin = logBegin,
): LoggedRecord[] {
  return Array.from({ length: count }, (_, number) =>
    make(number, begin + (number % 7 === 6 ? number - 1 : number) * step),
  );
}

/** Puts a record where its time wants it, behind those of the same time. */
export function insertRecord(log: LoggedRecord[], added: LoggedRecord): void {
  const place = log.findIndex(({ at }) => at > added.at);
  log.splice(place === -1 ? log.length : place, 0, added);
}

/** The records of a window, its end not included. */
export function within(
  log: readonly LoggedRecord[],
  from: number | null,
  until: number,
): LoggedRecord[] {
  return log.filter(({ at }) => (from === null || at >= from) && at < until);
}

/** One of a list in turn. */
export function inTurn<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}
