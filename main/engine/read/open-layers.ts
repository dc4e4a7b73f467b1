import type { ByteSource } from './byte-source.ts';
import { type Container, detectContainer } from './container.ts';
import { type Codec, decompress } from './decompress.ts';
import { gzipCodec } from './gzip-member.ts';
import { limitReached, type Spending, withinLimits } from './limits.ts';
import { zstdCodec } from './zstd-member.ts';

/** The codecs that a stream of bytes can be opened with; a zip needs a file to seek in. */
export const streamCodecs: Record<Exclude<Container, 'plain' | 'zip'>, Codec> = {
  gzip: gzipCodec,
  zstd: zstdCodec,
};

/**
 * Delivers what lies inside a member, within the limits. A member that is itself gzip or zstd (an
 * `audit.json.gz` in a zip is common) is opened as well, `depth` layers deep. A deeper one, and a
 * zip inside anything, is refused without delivering bytes: it has to be unpacked by the user.
 *
 * @param source the member's bytes; read from its start once for every layer
 * @param depth layers that may still be opened
 * @param bytesIn bytes taken from the given file so far
 * @throws {DamagedMember} as `withinLimits`, `decompress` and the source do
 */
export async function* openLayers(
  source: ByteSource,
  depth: number,
  spending: Spending,
  bytesIn: () => number,
): AsyncGenerator<Buffer> {
  const guarded = () => withinLimits(source(), spending, bytesIn);
  const pieces = guarded();
  let container: Container;
  try {
    const first = await pieces.next();
    if (first.done) return;
    container = detectContainer(first.value);
    if (container === 'plain') {
      yield first.value;
      yield* pieces;
      return;
    }
  } finally {
    await pieces.return(undefined);
  }
  if (container === 'zip') {
    throw limitReached('a zip inside another archive is not opened (nesting)');
  }
  if (depth <= 0) {
    throw limitReached(
      `archives inside archives are opened ${spending.limits.nesting} deep (nesting), this one goes deeper`,
    );
  }
  const codec = streamCodecs[container];
  yield* openLayers(() => decompress(codec, guarded), depth - 1, spending, bytesIn);
}
