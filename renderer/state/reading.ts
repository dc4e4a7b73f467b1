import {
  type Chip,
  chips,
  isParseError,
  type Parsed,
  type ParseError,
  parse,
  type Query,
} from '../../shared/query/index.ts';
import { makeZoneRule, readInstant } from '../../shared/time/index.ts';
import { type Answered, useAnswered } from './answered.ts';
import { choiceOf, useChosen } from './chosen.ts';
import { kindOf, type ViewKey } from './view.ts';
import { useZone, zoneInForce } from './zone.ts';

/**
 * What relative times of a view count from, ISO UTC: as its answer says; before there is one, the newest
 * record of the case. Null while nothing is dated.
 */
export function asOfIn({ views, caseInfo }: Answered, view: ViewKey): string | null {
  const { explanation } = views[view];
  if (explanation?.ok) return explanation.asOf;
  const times = caseInfo?.kinds.flatMap(({ last }) => last ?? []) ?? [];
  return times.sort().at(-1) ?? null;
}

/** A moment in microseconds; 0 for none. @param iso UTC */
export function microsOf(iso: string | null): number {
  return readInstant(iso, makeZoneRule(null))?.micros ?? 0;
}

/**
 * How the text in force of a view is read. Read on the page itself, so that what is made of it (chips, edits)
 * never belongs to the query before, whose answer is still on the screen.
 */
export function readInForce(view: ViewKey): Parsed | ParseError {
  return readIn(view, choiceOf(view).text);
}

/** How a text would be read in a view. */
export function readIn(view: ViewKey, text: string): Parsed | ParseError {
  const asOf = microsOf(asOfIn(useAnswered.getState(), view));
  return parse(text, { kind: kindOf(view), asOf, zone: zoneInForce() });
}

/** The same for a component. */
export function useReading(view: ViewKey): Parsed | ParseError {
  return useRead(view).reading;
}

/** The conditions in force as chips; none while the text cannot be read. */
export function useChips(view: ViewKey): readonly Chip[] {
  return useRead(view).chips;
}

/** The conditions in force; none while the text cannot be read. */
export function useConditions(view: ViewKey): readonly Query[] {
  return useRead(view).conditions;
}

/** A text that was read, and what components want of it. */
interface Read {
  key: string;
  reading: Parsed | ParseError;
  chips: readonly Chip[];
  conditions: readonly Query[];
}

/** The last text of each view: a dozen components ask for the same one. */
const reads = new Map<ViewKey, Read>();

function useRead(view: ViewKey): Read {
  const text = useChosen(({ views }) => views[view].text);
  const asOf = useAnswered((answered) => asOfIn(answered, view));
  const zone = useZone();
  const key = JSON.stringify([text, asOf, zone]);
  const known = reads.get(view);
  if (known?.key === key) return known;
  const kind = kindOf(view);
  const reading = parse(text, { kind, asOf: microsOf(asOf), zone });
  const list = isParseError(reading) ? [] : chips(reading.query, kind, { zone });
  const read = { key, reading, chips: list, conditions: list.map(({ query }) => query) };
  reads.set(view, read);
  return read;
}
