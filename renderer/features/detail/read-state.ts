import type { StateRef, TreeChildren } from '../../../shared/entities.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { engine } from '../../engine/connection.ts';
import { treePiece } from './tree/tree-piece.ts';

/** The first children of a state; null where it is not recorded. */
export async function readState({ record, side }: StateRef): Promise<TreeChildren | null> {
  try {
    return await engine().call('record.tree', {
      id: record,
      side,
      path: [],
      from: 0,
      count: treePiece,
    });
  } catch (error) {
    if (error instanceof TrailcaseError && error.code === 'not-found') return null;
    throw error;
  }
}
