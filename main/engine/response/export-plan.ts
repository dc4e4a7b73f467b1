import type { PlanReceipt } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { accountName, custodyHead, NewFile, toolVersion } from '../store/index.ts';
import type { Evidence } from './evidence.ts';
import { contentOfPlan } from './plan-content.ts';
import { planAsJson } from './plan-json.ts';
import { planAsMarkdown } from './plan-markdown.ts';

/**
 * Writes the response plan into a new file. It appears under its name only when it is whole, and never in place of
 * another.
 * @param look called now and then; throws where the work is to stop
 */
export function exportPlan(
  evidence: Evidence,
  { out, format }: { out: string; format: PlanReceipt['format'] },
  look: () => void,
): PlanReceipt {
  const file = new NewFile(out);
  try {
    const content = contentOfPlan(evidence, look);
    const written = {
      at: formatInstant(Date.now() * 1_000),
      by: accountName(),
      tool: toolVersion(),
      case: evidence.db.name,
      custody: custodyHead(evidence.db),
    };
    const text =
      format === 'json' ? planAsJson(content, written) : planAsMarkdown(content, written);
    file.writeText(text);
    const { bytes, sha256 } = file.finish();
    file.publish();
    return { path: file.path, format, actions: content.actions.length, bytes, sha256 };
  } finally {
    file.discard();
  }
}
