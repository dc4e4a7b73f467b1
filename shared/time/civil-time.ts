const microsPerSecond = 1_000_000;
const secondsPerDay = 86_400;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Microseconds from 1970-01-01T00:00:00 to a date and time on the same clock (proleptic Gregorian
 * calendar), or NaN when there is no such date or time: nothing ever rolls over. The hours go from
 * 0 to 23. Second 60 is a leap second and counts as the next second's 0.
 *
 * @param month 1 to 12.
 * @param micro 0 to 999 999; not checked.
 */
export function civilMicros(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  micro: number,
): number {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return Number.NaN;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
    return Number.NaN;
  }
  const seconds = daysFromCivil(year, month, day) * secondsPerDay + hour * 3600 + minute * 60;
  return (seconds + second) * microsPerSecond + micro;
}

function lastDay(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (daysInMonth[month - 1] ?? 0);
}

/**
 * Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last.
 * Source: Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/**
 * Microseconds that one to nine digits of a second's fraction mean; digits below the microsecond
 * are cut off.
 */
export function fractionMicros(digits: string): number {
  return Number(digits.slice(0, 6).padEnd(6, '0'));
}

/**
 * Microseconds east of UTC, or NaN unless hours are 0 to 23 and minutes 0 to 59.
 *
 * @param sign -1 for west.
 */
export function offsetMicros(sign: 1 | -1, hours: number, minutes: number): number {
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Number.NaN;
  return sign * (hours * 60 + minutes) * 60 * microsPerSecond;
}
