import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * A stretch of addresses and its country. Starts only: a stretch ends where the next one begins; what belongs
 * to no country is a stretch with the code `--`.
 */
export interface RangeTable<Start> {
  starts: Start[];
  /** Position of each stretch's country in `codes`. */
  places: number[];
}

/** The database as it is kept: stretches of IPv4 addresses and of the upper halves of IPv6 addresses. */
export interface RangeFile {
  codes: string[];
  four: RangeTable<number>;
  six: RangeTable<bigint>;
}

/**
 * Writes the database: a JSON header line, then for each stretch the distance of its start from the one before as a
 * variable-length integer (7 bits a byte, low ones first) and a byte for its country; all in Brotli.
 */
export function writeRanges({ codes, four, six }: RangeFile): Buffer {
  const header = JSON.stringify({ codes, four: four.starts.length, six: six.starts.length });
  const bytes: number[] = [];
  const table = (starts: readonly (number | bigint)[], places: readonly number[]) => {
    let before = 0n;
    for (const [at, start] of starts.entries()) {
      writeVariable(bytes, BigInt(start) - before);
      bytes.push(places[at] ?? 0);
      before = BigInt(start);
    }
  };
  table(four.starts, four.places);
  table(six.starts, six.places);
  return brotliCompressSync(Buffer.concat([Buffer.from(`${header}\n`), Buffer.from(bytes)]), {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** Reads what `writeRanges` wrote. */
export function readRanges(file: Buffer): RangeFile {
  const bytes = brotliDecompressSync(file);
  const end = bytes.indexOf(0x0a);
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as {
    codes: string[];
    four: number;
    six: number;
  };
  let at = end + 1;
  const variable = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const table = <Start>(count: number, asStart: (value: bigint) => Start): RangeTable<Start> => {
    const [starts, places]: [Start[], number[]] = [[], []];
    let before = 0n;
    for (let range = 0; range < count; range++) {
      before += variable();
      starts.push(asStart(before));
      places.push(bytes[at] ?? 0);
      at += 1;
    }
    return { starts, places };
  };
  const four = table(header.four, Number);
  return { codes: header.codes, four, six: table(header.six, (value) => value) };
}

function writeVariable(bytes: number[], value: bigint): void {
  let rest = value;
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
}
