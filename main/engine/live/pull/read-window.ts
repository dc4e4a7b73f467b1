import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Connector, LogPage, PageQuest } from '../connector.ts';
import { hashPage } from './page-stretch.ts';

/** A page and the SHA-256 over its bytes. */
export interface HashedPage {
  page: LogPage;
  sha256: string;
}

/** What the reading of a window needs besides the quest. */
export interface WindowWatch {
  signal: AbortSignal;
  warn: (sentence: string) => void;
  /** The window is gone through anew from its beginning: the place that was reached is gone. */
  anew: () => void;
}

/** Times that a page is asked for again which is the same as the one before it. */
const mostSame = 3;
/** What a place is answered with that is there no more. */
const goneStatus = [400, 404, 410, 422];

/**
 * The pages of a window. One that is the same as the one before it is asked for again, since it stands in the
 * place of another; a place that the system does not know any more lets the window begin anew, once.
 * @param lastPage hash of the page before the place that the quest resumes at
 */
export async function* readWindow(
  connector: Connector,
  quest: PageQuest,
  lastPage: string | null,
  { signal, warn, anew }: WindowWatch,
): AsyncGenerator<HashedPage, void, void> {
  let [place, last] = [quest.resume, lastPage];
  let [same, isAnew] = [0, false];
  for (;;) {
    let isAskedAgain = false;
    try {
      for await (const page of connector.pages({ ...quest, resume: place })) {
        if (signal.aborted) throw new TrailcaseError('cancelled', 'Cancelled.');
        const sha256 = hashPage(page);
        // A connector that says something of it has taken care of it; one that ends with it goes by offsets, and
        // asked for the last record once more.
        const isTold = page.warning !== undefined || page.next === null;
        const isSame = page.count > 0 && sha256 === last && !isTold;
        if (isSame && same < mostSame) {
          same += 1;
          isAskedAgain = true;
          warn(
            'A page came that is the same as the one before it; it was asked for again, since it stood in the place of another.',
          );
          break;
        }
        if (isSame) {
          warn(
            `A page is the same as the one before it, also when it was asked for ${mostSame} times more. Records may be missing there: compare with an export of the system.`,
          );
        } else same = 0;
        [place, last] = [page.next, sha256];
        yield { page, sha256 };
      }
    } catch (error) {
      if (place === null || isAnew || !isGone(error)) throw error;
      [place, last, isAnew] = [null, null, true];
      warn(
        'The system did not know the place any more where reading had stopped. The window was asked anew from its beginning; what comes twice is told as duplicate.',
      );
      anew();
      continue;
    }
    if (!isAskedAgain) return;
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof TrailcaseError) || error.code !== 'unexpected-answer') return false;
  const { status } = (error.details ?? {}) as { status?: unknown };
  return typeof status === 'number' && goneStatus.includes(status);
}
