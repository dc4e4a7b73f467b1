import type { SourceReceipt } from '../../../shared/import-receipt.ts';

/** The system whose audit records can be restored. */
const tenantSystem = 'tenant';

/** A source of the case, and why it cannot be restored; null where it can. */
export interface RestorableSource {
  receipt: SourceReceipt;
  unfit: string | null;
}

/** The sources of a case: audit archives of the tenant service are fit, of others it is said why they are not. */
export function restorableSources(sources: readonly SourceReceipt[]): RestorableSource[] {
  return sources.map((receipt) => ({ receipt, unfit: whyUnfit(receipt) }));
}

function whyUnfit({ system, kinds, stored }: SourceReceipt): string | null {
  if (stored === 0) return 'Nothing of it is stored: its records were there before.';
  if (system !== tenantSystem) {
    return `Its records are of another system (${system}): only audit records of the tenant service are restored.`;
  }
  if ((kinds.audit ?? 0) === 0) {
    return 'It has no audit records: other logs are not restored by the tenant service.';
  }
  return null;
}
