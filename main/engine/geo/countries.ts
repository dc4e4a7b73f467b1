import { readFileSync } from 'node:fs';
import type { Country } from '../../../shared/entities.ts';
import { readAddress } from './address.ts';
import { type RangeFile, readRanges } from './range-file.ts';

/** Stands for addresses of no country. */
export const noCountry = '--';

/** The database that is part of the program; from source and from the built output alike. */
const file = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../assets/geo/countries.bin'
    : '../../../../assets/geo/countries.bin',
  import.meta.url,
);

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** Tells the country that an address is registered in. Read at its first question. */
export class Countries {
  #ranges: RangeFile | null = null;
  readonly #read: () => Buffer;

  constructor(read: () => Buffer = () => readFileSync(file)) {
    this.#read = read;
  }

  /** Null for private and reserved addresses, and for what is no address. */
  of(text: string): Country | null {
    const address = readAddress(text);
    if (address === null) return null;
    this.#ranges ??= readRanges(this.#read());
    const { codes, four, six } = this.#ranges;
    const place =
      address.version === 4
        ? four.places[lastNotAfter(four.starts, address.value)]
        : six.places[lastNotAfter(six.starts, address.value)];
    const code = place === undefined ? noCountry : (codes[place] ?? noCountry);
    return code === noCountry ? null : { code, name: names.of(code) ?? code };
  }
}

/** Position of the last start that is not after a value; -1 where all are. */
function lastNotAfter<Start extends number | bigint>(
  starts: readonly Start[],
  value: Start,
): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as Start) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
