import type { MemberPreview } from '../../../shared/import-preview.ts';

/** How sure it is that a member is what it is read as, and why, in a sentence. */
export function recognitionWords({
  confidence,
  reason,
}: Pick<MemberPreview, 'confidence' | 'reason'>): string {
  if (confidence === null) return reason;
  const because = reason === '' ? '' : `, because it looks like ${reason}`;
  return `${confidence === 'certain' ? 'Certain' : 'Likely'}${because}`;
}
