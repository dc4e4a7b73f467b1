import { create } from 'zustand';
import type { PulledPage } from '../../../shared/pull.ts';
import { engine } from '../../engine/connection.ts';

/** Pages that are read at once. */
const piece = 200;

interface Cached {
  /** Case, pull and how many pages it had: one that goes on has more later. */
  name: string;
  pages: ReadonlyMap<number, PulledPage>;
}

/** Pages of the pull on the screen, as far as they came into sight. */
export const usePages = create<Cached>()(() => ({ name: '', pages: new Map() }));

const asked = new Set<string>();

/** Reads the pages that come into sight. */
export async function wantPages(
  name: string,
  pull: number,
  first: number,
  last: number,
): Promise<void> {
  if (usePages.getState().name !== name) {
    usePages.setState({ name, pages: new Map() });
    asked.clear();
  }
  for (let from = Math.floor(first / piece) * piece; from <= last; from += piece) {
    const key = `${name} ${from}`;
    if (asked.has(key)) continue;
    asked.add(key);
    try {
      const pages = await engine().call('pull.pages', { pull, from, count: piece });
      usePages.setState((cached) =>
        cached.name === name
          ? {
              pages: new Map([
                ...cached.pages,
                ...pages.map((page, by) => [from + by, page] as const),
              ]),
            }
          : cached,
      );
    } catch (error) {
      asked.delete(key);
      throw error;
    }
  }
}
