import type { Finding } from '../../../shared/detection.ts';
import { chooseInView } from '../../state/chosen.ts';
import { openText } from '../../state/query-edits.ts';
import { viewOf } from '../../state/view.ts';

/** Shows the records of a finding in the table of their kind: exactly those, whatever was imported since. */
export function openFinding({ id, kind }: Pick<Finding, 'id' | 'kind'>): void {
  openText(`finding is ${id}`, kind);
}

/** Asks the question that a finding was found with, in the table of its kind. */
export function openQueryOf({ query, kind }: Pick<Finding, 'query' | 'kind'>): void {
  openText(query, kind);
}

/** Shows one record of a finding among its others. */
export function openRecordOf(finding: Pick<Finding, 'id' | 'kind'>, record: number): void {
  openFinding(finding);
  chooseInView(viewOf(finding.kind), { record });
}
