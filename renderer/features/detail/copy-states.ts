import { TrailcaseError } from '../../../shared/errors.ts';
import { engine } from '../../engine/connection.ts';
import { copyNow } from './copy-text.ts';
import { holdsSecret, noteCopied } from './use-reveal.ts';

/**
 * Puts one state of a record on the clipboard as JSON, exactly.
 * @throws TrailcaseError `not-found` where it is not recorded
 */
export async function copyState(id: number, side: 'old' | 'new'): Promise<void> {
  const states = await engine().call('record.states', { id });
  const { text } = states[side];
  if (text === null) {
    throw new TrailcaseError('not-found', `The ${side} state of record ${id} is not recorded.`);
  }
  const from = side === 'old' ? states.derivedFrom : null;
  if (holdsSecret(text)) await noteCopied({ record: id, side, path: [] });
  const origin = from === null ? '' : `, as record ${from} tells it`;
  await copyNow(text, `the ${side} state of record ${id}${origin}`);
}

/**
 * Puts the difference of a record on the clipboard, in the notation of the tenant service.
 * @throws TrailcaseError `not-found` where there is none to show, with the reason
 */
export async function copyDiff(id: number): Promise<void> {
  const { diff, note, derivedFrom } = await engine().call('record.states', { id });
  if (diff === null) throw new TrailcaseError('not-found', note);
  if (holdsSecret(diff)) await noteCopied({ record: id, side: 'difference', path: [] });
  const origin = derivedFrom === null ? '' : ` from what record ${derivedFrom} tells`;
  await copyNow(diff, `the difference of record ${id}${origin}`);
}
