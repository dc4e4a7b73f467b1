import { Buffer } from 'node:buffer';
import { normalise } from '../../../../main/engine/ingest/normaliser.ts';
import { createSplitter, sniffLayout } from '../../../../main/engine/read/index.ts';
import { findStates } from '../../../../main/engine/sources/found-states.ts';
import { type FoundState, RecordPlans } from '../../../../main/engine/sources/index.ts';
import type {
  Sample,
  SourceDescription,
} from '../../../../main/engine/sources/source-description.ts';
import { parseExact } from '../../../../shared/json/index.ts';
import { formatInstant, makeZoneRule } from '../../../../shared/time/index.ts';

const zone = makeZoneRule('UTC');

/** A sample as it is read, in the form in which it is written down. */
export function readSample(
  source: SourceDescription,
  { record }: Pick<Sample, 'record'>,
): Omit<Sample, 'title' | 'record'> {
  const [value, text] =
    typeof record === 'string' ? firstRow(record) : [record, JSON.stringify(record)];
  const reading = new RecordPlans(source).for(value);
  if (reading === null) throw new Error(`${source.system} does not know this record`);
  const normal = normalise(reading, zone, 0, text.length, () =>
    typeof record === 'string' ? value : parseExact(text),
  );
  const { kind, outcome, changed: _changed, flags: _flags, time, updated, ...others } = normal;
  const texts = Object.entries(others).filter(([, found]) => found !== null);
  const { old, new: now } = findStates(reading.subject, reading.plan, JSON.parse);
  return {
    kind,
    outcome,
    fields: {
      ...(time === null ? {} : { time: formatInstant(time) }),
      ...(updated === null ? {} : { updated: formatInstant(updated) }),
      ...Object.fromEntries(texts),
    },
    old: wholeOf(old),
    new: wholeOf(now),
  };
}

function wholeOf(found: FoundState): unknown {
  return found.state === 'whole' ? found.value : null;
}

/** The first row of a table in text, and the text. */
export function firstRow(text: string): [value: object, text: string] {
  const bytes = Buffer.from(text);
  const layout = sniffLayout(bytes, true, () => false);
  if (layout.type === 'unreadable') throw new Error(layout.reason);
  const rows: object[] = [];
  const splitter = createSplitter(layout, {
    record: (value) => rows.push(value as object),
    reject: ({ reason }) => {
      throw new Error(reason);
    },
  });
  splitter.push(bytes);
  splitter.end();
  const [row] = rows;
  if (row === undefined) throw new Error('the table has no row');
  return [row, text];
}
