import { createSplitter } from '../../read/index.ts';
import type { LogPage } from '../connector.ts';

/** The texts that are read in a page as records, and those that are rejected in it, byte for byte (Latin-1). */
export function piecesOfPage({ answer: { body } }: LogPage): string[] {
  const pieces: string[] = [];
  const take = (offset: number, length: number) =>
    void pieces.push(body.toString('latin1', offset, offset + length));
  const splitter = createSplitter(
    { type: 'pages', bare: true },
    {
      record: (_value, offset, length) => take(offset, length),
      reject: ({ offset, length }) => take(offset, length),
    },
  );
  splitter.push(body);
  splitter.end();
  return pieces;
}
