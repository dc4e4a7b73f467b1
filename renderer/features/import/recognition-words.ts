import type { MemberPreview } from '../../../shared/import-preview.ts';
import type { Reading } from '../../state/import-draft.ts';

type Look = Pick<MemberPreview, 'system' | 'confidence' | 'reason' | 'columns'>;

/** How sure it is that a member is what it is read as, and why; or what is to be done where nothing knows it. */
export function recognitionWords(
  { system, confidence, reason, columns }: Look,
  reading: Reading,
): string {
  if (system === null && columns.length > 0) {
    return reading.system === null
      ? 'No source knows its columns. Say below which of them is what, or read it as a system that you know it is from.'
      : `Its records do not look like those of ${reading.system}. Read it as another system, or say below which column is what.`;
  }
  if (confidence === null || reading.map !== null) return reason;
  const because = reason === '' ? '' : `, because it looks like ${reason}`;
  return `${confidence === 'certain' ? 'Certain' : 'Likely'}${because}`;
}
