import type { Sample, SourceDescription } from '../../main/engine/sources/source-description.ts';

/** A year in seconds: times are shifted within it, so that they stay in order and differ. */
const shiftSeconds = 31_000_000;

/** Addresses and people that recur, as they do in a tenant of some size. */
const addresses = 200;
const people = 500;

/** Lines of as many records of a source as are wanted, made of its JSON samples in turn. */
export function* sourceLines(source: SourceDescription, count: number): Generator<string> {
  const samples = source.samples.filter(canVary);
  if (samples.length === 0) throw new Error(`${source.system} has no sample that can be varied`);
  for (let number = 0; number < count; number += 1) {
    const sample = samples[number % samples.length];
    if (sample === undefined) return;
    const ids = new Set(idsOf(sample));
    yield JSON.stringify(vary(sample.record, { number, count, ids }));
  }
}

/** A JSON sample whose id, if it has one, stands in it as it is: only such an id can be made another. */
function canVary(sample: Sample): boolean {
  if (typeof sample.record === 'string') return false;
  const text = JSON.stringify(sample.record);
  const ids = idsOf(sample);
  return (
    sample.fields.key === undefined || (ids.length > 0 && ids.every((id) => text.includes(id)))
  );
}

/** The parts of a sample's id that have a digit. */
function idsOf({ fields }: Sample): string[] {
  return String(fields.key ?? '')
    .split(' ')
    .filter((part) => /\d/.test(part));
}

interface Variation {
  number: number;
  count: number;
  /** Texts that tell the record apart. */
  ids: ReadonlySet<string>;
}

/** The same record as another one: with another id, time, person and address. */
function vary(value: unknown, how: Variation): unknown {
  if (typeof value === 'string') return varyText(value, how);
  if (typeof value === 'number') return varyNumber(value, how);
  if (Array.isArray(value)) return value.map((each) => vary(each, how));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, vary(each, how)]));
}

function varyText(text: string, how: Variation): string {
  const { number, ids } = how;
  if (text.startsWith('{"')) return JSON.stringify(vary(JSON.parse(text), how));
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) return shifted(text, how);
  if (ids.has(text)) return `${text}-${number}`;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text))
    return text.replace(/\d+$/, String(number % addresses));
  return text.replace(/^([a-z]+)@/, (_, name: string) => `${name}${number % people}@`);
}

function varyNumber(value: number, { number, count, ids }: Variation): number {
  if (ids.has(String(value))) return value + number;
  const seconds = Math.floor((number * shiftSeconds) / count);
  if (value > 1e12 && value < 1e13) return value + seconds * 1000;
  return value > 1e9 && value < 1e10 ? value + seconds : value;
}

function shifted(text: string, { number, count }: Variation): string {
  const seconds = Math.floor((number * shiftSeconds) / count);
  const moment = new Date(Date.parse(`${text.slice(0, 19)}Z`) + seconds * 1000).toISOString();
  return moment.slice(0, 19) + text.slice(19);
}
