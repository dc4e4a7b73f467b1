import { cutText } from '../../../../shared/cut-text.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import type { PullPoint } from '../../store/index.ts';
import { secretParameters } from '../http/secret-parameters.ts';

const longestNames = 200;

/**
 * A point as the case may keep it, and what has to be said about that. An address of a next page may bear a
 * secret that the system put into it: then the window begins anew, where this pull does not come to its end.
 */
export function keptPoint(point: PullPoint): { kept: PullPoint; told: string | null } {
  const names = [...new Set(textsIn(point.next).flatMap(secretParameters))];
  if (names.length === 0) return { kept: point, told: null };
  const beginning = { next: null, pages: 0, items: 0, lastPage: null, announced: null };
  return {
    kept: { ...point, ...beginning },
    told: `The address of the next page bears something secret (${showHidden(cutText(names.join(', '), longestNames))}), so it is not kept in the case: a pull that ends before its end begins this window anew.`,
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
