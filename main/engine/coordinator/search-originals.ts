import type { SearchPart } from '../query/index.ts';
import { FoundIds } from './found-ids.ts';
import type { OpenSession } from './open-session.ts';
import type { Inquiry } from './result-calls.ts';

/** How far a search through the original text has come. */
export interface SearchState {
  found: FoundIds;
  searchedBytes: number;
  totalBytes: number;
  /** Highest record id when it began. */
  records: number;
}

/**
 * Looks through the original text for a question that asks for some. The parts of the evidence are
 * dealt out to the reader threads, which so take as long as they need.
 * @param tell told at the start and after every part
 */
export async function searchOriginals(
  session: OpenSession,
  inquiry: Inquiry,
  tell: (state: SearchState) => void,
): Promise<SearchState> {
  const { kind } = inquiry.question;
  const { parts, records } = (await session.read('search.parts', { kind })) as {
    parts: SearchPart[];
    records: number;
  };
  const state: SearchState = {
    found: new FoundIds(records),
    searchedBytes: 0,
    totalBytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    records,
  };
  tell(state);
  const waiting = parts.values();
  const work = async () => {
    for (const part of waiting) {
      state.found.add((await session.scan('search.part', { ...inquiry, part })) as Uint32Array);
      state.searchedBytes += part.bytes;
      tell(state);
    }
  };
  await Promise.all(Array.from({ length: session.scanners }, work));
  return state;
}
