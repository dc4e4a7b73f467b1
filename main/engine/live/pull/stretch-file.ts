import type { GivenFile } from '../../read/index.ts';

/** Bytes at hand as a file: what a pull brought is read, kept and proved like any file. */
export function fileOfBytes(
  name: string,
  path: string,
  modified: string,
  pieces: readonly Buffer[],
): GivenFile {
  async function* read(): AsyncGenerator<Buffer> {
    yield* pieces;
  }
  return {
    path,
    name,
    bytes: pieces.reduce((sum, { length }) => sum + length, 0),
    modified,
    container: 'plain',
    read,
    async *members() {
      yield { name, bytes: read };
    },
    hasChanged: async () => false,
    close: async () => undefined,
  };
}
