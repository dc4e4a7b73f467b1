import { useState } from 'react';
import type { RawRecord, RecordRow } from '../../../../shared/case.ts';
import { engine } from '../../../engine/connection.ts';
import { useNewest } from '../../../state/use-newest.ts';
import { overlap, pieceBytes } from './raw-piece.ts';

/** One piece of a record's bytes, and the way to the others. */
export interface PieceAtHand {
  piece: RawRecord;
  /** Number of the piece, from 0: that which is shown. */
  at: number;
  pieces: number;
  go: (piece: number) => void;
  error: string | null;
  again: () => void;
}

/** Reads a record's bytes piece by piece. @param first the piece that is known already, the first one */
export function useRawPiece({ id, length }: RecordRow, first: RawRecord): PieceAtHand {
  const [wanted, setWanted] = useState(0);
  const read = useNewest(wanted === 0 ? null : `${id} ${wanted}`, async () => ({
    at: wanted,
    piece: await engine().call('record.raw', {
      id,
      from: wanted * pieceBytes,
      length: pieceBytes + overlap,
    }),
  }));
  const later = wanted === 0 ? null : read.value;
  return {
    piece: later?.piece ?? first,
    at: later?.at ?? 0,
    pieces: Math.max(1, Math.ceil(length / pieceBytes)),
    go: setWanted,
    error: read.error,
    again: read.again,
  };
}
