import type { CorrelationType } from '../../../../shared/detection.ts';
import type { CorrelationRule } from '../rule.ts';
import { readSpan } from './spans.ts';

type Given = CorrelationRule['options'];
type Value = Given[string];

/** Monday first, as weekdays are numbered from 1. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What is wrong with a value, in words that follow its name; null where nothing is. */
type Check = (value: Value) => string | null;

const number =
  (least: number, words: string): Check =>
  (value) =>
    readNumber(value) !== null && (readNumber(value) as number) >= least ? null : words;

const wholeNumber: Check = (value) => {
  const given = readNumber(value);
  return given !== null && Number.isInteger(given) && given >= 0 ? null : 'must be a whole number';
};

const share: Check = (value) => {
  const given = readNumber(value);
  return given !== null && given >= 0 && given <= 1 ? null : 'must be a number from 0 to 1';
};

const span: Check = (value) =>
  typeof value === 'string' && readSpan(value) !== null
    ? null
    : 'must be a timespan such as 30m, 12h or 14d';

const clock: Check = (value) =>
  typeof value === 'string' && readClock(value) !== null
    ? null
    : 'must be a time of day such as "07:00"';

const days: Check = (value) =>
  readDays(value) === null ? 'must be weekdays such as mon-fri, or a list: [mon, tue]' : null;

const direction: Check = (value) =>
  (directions as readonly unknown[]).includes(value)
    ? null
    : `must be one of ${directions.join(', ')}`;

const directions = ['after', 'before', 'around', 'lately'] as const;
export type Direction = (typeof directions)[number];

const yesOrNo: Check = (value) =>
  /^(?:true|false)$/i.test(String(value)) ? null : 'must be true or false';

const positive = number(Number.MIN_VALUE, 'must be a number above 0');
const atLeastOne = number(1, 'must be a number, 1 or more');

/** The options of each type, with what they may hold. */
const checks: Partial<Record<CorrelationType, Readonly<Record<string, Check>>>> = {
  first_seen: { learn: span, records: wholeNumber },
  impossible_travel: { speed: positive, distance: number(0, 'must be a number of kilometres') },
  outside_hours: { from: clock, to: clock, days },
  spike: { factor: positive, minimum: wholeNumber, baseline: wholeNumber, history: atLeastOne },
  missed_run: {
    runs: number(2, 'must be a number, 2 or more'),
    tolerance: atLeastOne,
    regular: share,
  },
  lingering: {},
  without: { direction, needs_second: yesOrNo },
  missing_change: { regular: share },
};

/**
 * What is wrong with the options of a correlation.
 * @returns a sentence that says what to do; null where all is right
 */
export function checkOptions(type: CorrelationType, options: Given): string | null {
  const known = checks[type] ?? {};
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(known, name) ? known[name] : undefined;
    if (check === undefined) {
      const names = Object.keys(known);
      return names.length === 0
        ? `A correlation of type ${type} has no options. Take "${name}" out.`
        : `A correlation of type ${type} has no option "${name}". Options: ${names.join(', ')}.`;
    }
    const wrong = check(value);
    if (wrong !== null) return `The option "${name}" ${wrong}.`;
  }
  return null;
}

/** What a correlation of ours asks beside group and timespan, read. Times in microseconds. */
export class Options {
  readonly #given: Given;

  constructor({ options }: Pick<CorrelationRule, 'options'>) {
    this.#given = options;
  }

  number(name: string, unless: number): number {
    const value = this.#given[name];
    return value === undefined ? unless : (readNumber(value) ?? unless);
  }

  span(name: string, unless: string): number {
    const value = this.#given[name] ?? unless;
    return readSpan(String(value)) ?? (readSpan(unless) as number);
  }

  /** Microseconds after midnight. */
  clock(name: string, unless: string): number {
    return readClock(String(this.#given[name] ?? unless)) ?? (readClock(unless) as number);
  }

  /** True at the positions of the days that are named, Monday first. */
  days(name: string, unless: string): readonly boolean[] {
    return readDays(this.#given[name] ?? unless) ?? (readDays(unless) as boolean[]);
  }

  /** False where it is not given. */
  isTrue(name: string): boolean {
    return /^true$/i.test(String(this.#given[name] ?? false));
  }

  direction(): Direction {
    return (this.#given.direction as Direction | undefined) ?? 'after';
  }
}

function readNumber(value: Value): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

function readClock(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)];
  const isTime = hours < 24 && minutes < 60;
  return isTime || (hours === 24 && minutes === 0) ? (hours * 60 + minutes) * 60_000_000 : null;
}

function readDays(value: Value): boolean[] | null {
  const parts = Array.isArray(value) ? value : String(value).split(/[\s,]+/);
  const chosen = new Array<boolean>(7).fill(false);
  for (const part of parts) {
    const [from, to] = String(part)
      .toLowerCase()
      .split('-')
      .map((day) => dayNames.indexOf(day.trim().slice(0, 3)));
    if (from === undefined || from < 0 || (to !== undefined && to < 0)) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      chosen[day] = true;
      if (day === (to ?? from)) break;
    }
  }
  return chosen;
}
