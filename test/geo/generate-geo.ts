import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { noCountry } from '../../main/engine/geo/countries.ts';
import { type RangeTable, writeRanges } from '../../main/engine/geo/range-file.ts';

/**
 * Makes assets/geo/countries.bin of the CSV files of the package @ip-location-db/asn-country (CC BY 4.0, nro.net), unpacked in
 * a folder: `npm run geo -- FOLDER`. Each line is first address, last address, country.
 */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('npm run geo -- FOLDER: the unpacked package');

const codes = [noCountry];

function placeOf(code: string): number {
  const at = codes.indexOf(code);
  return at >= 0 ? at : codes.push(code) - 1;
}

async function readTable<Start extends number | bigint>(
  name: string,
  asStart: (text: string) => Start,
  next: (end: Start) => Start,
): Promise<RangeTable<Start>> {
  const table: RangeTable<Start> = { starts: [], places: [] };
  const put = (start: Start, place: number) => {
    const last = table.starts.length - 1;
    if (table.starts[last] === start) table.places[last] = place;
    else if (table.places[last] !== place) {
      table.starts.push(start);
      table.places.push(place);
    }
  };
  let expected: Start | null = null;
  for await (const line of createInterface({
    input: createReadStream(join(folder as string, name)),
  })) {
    const [first, last, code] = line.split(',');
    if (first === undefined || last === undefined || code === undefined) continue;
    const [start, end] = [asStart(first), asStart(last)];
    if (expected !== null && start < expected) throw new Error(`${name}: ${line} overlaps`);
    if (expected !== null && start > expected) put(expected, 0);
    put(start, placeOf(code));
    expected = next(end);
  }
  if (expected !== null) put(expected, 0);
  return table;
}

const upper = (text: string) => BigInt(text) >> 64n;
const four = await readTable('asn-country-ipv4-num.csv', Number, (end) => end + 1);
const six = await readTable('asn-country-ipv6-num.csv', upper, (end) => end + 1n);
const bytes = writeRanges({ codes, four, six });
writeFileSync(new URL('../../assets/geo/countries.bin', import.meta.url), bytes);
console.log(
  `${four.starts.length} + ${six.starts.length} stretches, ${codes.length} countries, ${bytes.length} bytes`,
);
