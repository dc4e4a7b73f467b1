/** Square and cube roots of the first primes, as FIPS 180-4 has them: 32 bits of their fractions. */
const primes = firstPrimes(64);
const constants = primes.map((prime) => fractionOf(Math.cbrt(prime)));
const beginning = primes.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));

/**
 * SHA-256 over a text in UTF-8, as hex. For short texts, where an answer is needed at once and in a page: what a page
 * has of its own answers later, and not over plain http. Files and records are hashed by the engine.
 */
export function sha256Of(text: string): string {
  const blocks = padded(utf8Of(text));
  const state = Int32Array.from(beginning);
  for (let at = 0; at < blocks.byteLength; at += 64) mix(state, blocks, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function utf8Of(text: string): Uint8Array {
  const written = encodeURIComponent(text.toWellFormed()).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(written, (byte) => byte.charCodeAt(0));
}

/** The bytes, a one, zeros, and the number of bits at the end. */
function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

function mix(state: Int32Array, blocks: DataView, at: number): void {
  const words = new Int32Array(64);
  const word = (n: number) => words[n] as number;
  for (let n = 0; n < 16; n++) words[n] = blocks.getInt32(at + n * 4);
  for (let n = 16; n < 64; n++) {
    const [early, late] = [word(n - 15), word(n - 2)];
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[n] = word(n - 16) + low + word(n - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let n = 0; n < 64; n++) {
    const choice = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const spreadE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const spreadA = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const added = (h + spreadE + choice + (constants[n] as number) + word(n)) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + added) | 0, c, b, a, (added + spreadA + most) | 0];
  }
  for (const [n, more] of [a, b, c, d, e, f, g, h].entries())
    state[n] = (state[n] as number) + more;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractionOf(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++)
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}
