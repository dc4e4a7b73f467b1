import { sniffCsv } from './csv-header.ts';
import { isBlank } from './json-grammar.ts';
import type { IsRecord, Layout, Unreadable } from './layout.ts';
import { nameForeignContent } from './layout-foreign.ts';
import { sniffJson } from './layout-json.ts';

/**
 * Recognises how the records lie in a source, by its content alone.
 * @param sample the first bytes of the source, without byte order mark; 1 MiB is plenty
 * @param whole the sample is the entire source
 * @param isRecord asked for a single top-level object, which of the two it is: a record or an
 *   envelope. Of an object that the sample cuts off it gets the part that is there.
 */
export function sniffLayout(
  sample: Buffer,
  whole: boolean,
  isRecord: IsRecord,
): Layout | Unreadable {
  if (sample.length === 0) return unreadable('The source is empty.');
  if (sample.every(isBlank)) return unreadable('There is nothing but white space in the source.');
  const json = sniffJson(sample, whole, isRecord);
  if (json !== null) return json;
  const foreign = nameForeignContent(sample);
  if (foreign !== null) {
    return unreadable(
      `This is ${foreign}. Export the log as JSON, NDJSON or CSV and import that file.`,
    );
  }
  return sniffCsv(sample, whole);
}

function unreadable(reason: string): Unreadable {
  return { type: 'unreadable', reason };
}
