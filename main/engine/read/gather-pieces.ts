const smallestPiece = 64 * 1024;

/**
 * Joins pieces smaller than 64 KiB, so that the stages behind are not called for crumbs.
 * What is held when the source throws is delivered before the error goes on.
 */
export async function* gatherPieces(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      held.push(piece);
      bytes += piece.length;
      if (bytes >= smallestPiece) {
        const whole = join(held);
        held = [];
        bytes = 0;
        yield whole;
      }
    }
  } catch (error) {
    if (bytes > 0) yield join(held);
    throw error;
  }
  if (bytes > 0) yield join(held);
}

function join(pieces: Buffer[]): Buffer {
  const [first] = pieces;
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces);
}
