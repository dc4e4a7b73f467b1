import { cutText } from '../../../shared/cut-text.ts';
import type { Reveal } from '../../../shared/marks.ts';
import { veilPath } from '../../../shared/secret-keys.ts';
import { appendCustody, checkRecords, type WritableCase } from '../store/index.ts';
import { actions } from './custody-details.ts';

/** Keys of a path that an entry names, and characters of each: both come out of the log. */
const mostKeys = 50;
const longestKey = 200;

/**
 * Writes into the custody log that a secret of a record was looked at or copied, within the caller's
 * transaction: where it stands, never what it is.
 * @throws TrailcaseError `not-found` for a record that is not in the case
 */
export function logReveal(db: WritableCase, { path, ...reveal }: Reveal): void {
  checkRecords(db, [
    reveal.record,
    ...(reveal.against === undefined ? [] : [reveal.against.record]),
  ]);
  const named = veilPath(path)
    .slice(0, mostKeys)
    .map((key) => (key.length > longestKey ? `${cutText(key, longestKey)}…` : key));
  appendCustody(db, actions.secretRevealed, {
    ...reveal,
    path: path.length > mostKeys ? [...named, `… ${path.length - mostKeys} more`] : named,
  });
}
