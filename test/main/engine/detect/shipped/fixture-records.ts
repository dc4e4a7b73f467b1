import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A line of a fixture: a shape, what is filled in, and when. */
export interface FixtureLine {
  /** Name of a shape in `shapes.yml`. */
  is: string;
  /** `10:00`, `10:00:05` on Monday, 2 March 2026, or `2026-03-05 10:00`; UTC. */
  at?: string;
  /** So many of them, `every` so many seconds; `$n` counts from 1. */
  count?: number;
  every?: number;
  /** Put over the record, key by key. */
  more?: Json;
  [name: string]: unknown;
}

type Json = { [key: string]: unknown };

const { defaults, ...shapes } = parse(
  readFileSync(new URL('shapes.yml', import.meta.url), 'utf8'),
) as { defaults: Json } & Record<string, Json>;

/**
 * The NDJSON of each shape that the lines are of, by shape.
 * @param mark makes ids, and records without ids, differ from those of all other fixtures
 */
export function recordFiles(lines: readonly FixtureLine[], mark: string): Record<string, string> {
  const files: Record<string, string> = {};
  let id = 0;
  for (const [place, line] of lines.entries()) {
    const { is, at, count = 1, every = 0, more, ...given } = line;
    const shape = shapes[is];
    if (shape === undefined) throw new Error(`there is no shape "${is}"`);
    const start = at === undefined ? Date.UTC(2026, 2, 2, 10) + place * 60_000 : timeOf(at);
    for (let n = 1; n <= count; n++) {
      id += 1;
      const time = start + (n - 1) * every * 1_000;
      const values: Json = {
        ...defaults,
        ...given,
        n,
        id: `${mark}-${id}`,
        mark,
        time: new Date(time).toISOString(),
        millis: time,
        seconds: Math.floor(time / 1_000),
      };
      const record = { ...over(filled(shape, values) as Json, more ?? {}), fixture: mark };
      files[is] = `${files[is] ?? ''}${JSON.stringify(record)}\n`;
    }
  }
  return files;
}

/** A day before a time is 2 March 2026, a Monday, unless it is given. */
function timeOf(text: string): number {
  const [day, clock] = text.includes(' ') ? text.split(' ') : ['2026-03-02', text];
  const time = Date.parse(`${day}T${clock?.padEnd(8, ':00')}Z`);
  if (Number.isNaN(time)) throw new Error(`"${text}" is no time`);
  return time;
}

function filled(value: unknown, values: Json): unknown {
  if (typeof value === 'string') return textWith(value, values);
  if (Array.isArray(value)) return value.map((each) => filled(each, values));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, filled(each, values)]),
  );
}

/** A text that is one name becomes its value, of whatever type; names inside a text become texts. */
function textWith(text: string, values: Json): unknown {
  const whole = /^\$([a-z]+)$/.exec(text)?.[1];
  const valueNamed = (name: string): unknown => {
    if (!Object.hasOwn(values, name)) throw new Error(`the fixture says no "${name}"`);
    const value = values[name];
    return typeof value === 'string' ? value.replaceAll('$n', String(values.n)) : value;
  };
  if (whole !== undefined) return valueNamed(whole);
  return text.replace(/\$([a-z]+)/g, (_found, name: string) => String(valueNamed(name)));
}

function over(record: Json, more: Json): Json {
  const result: Json = { ...record };
  for (const [key, value] of Object.entries(more)) {
    const inner = result[key];
    const both = isObject(value) && isObject(inner);
    result[key] = both ? over(inner, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
