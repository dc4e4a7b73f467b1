import type { VerifyCheck } from '../../../shared/verify-report.ts';
import { showHidden } from './output.ts';

/** A check as lines of text: what was compared or what differs, then what is worth knowing. */
export function checkText({ subject, ok, findings, notes = [] }: VerifyCheck): string {
  const lines = [...findings, ...notes.map((note) => `note: ${note}`)].map((line) =>
    showHidden(line),
  );
  return `${ok ? 'ok     ' : 'DIFFERS'}  ${showHidden(subject)}: ${lines.join('\n           ')}`;
}
