import type { PlanReceipt } from '../../../shared/response-plan.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { accountName, custodyHead, toolVersion, writeNewFile } from '../store/index.ts';
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
  let actions = 0;
  const { path, ...written } = writeNewFile(out, (file) => {
    const content = contentOfPlan(evidence, look);
    const about = {
      at: formatInstant(Date.now() * 1_000),
      by: accountName(),
      tool: toolVersion(),
      case: evidence.db.name,
      custody: custodyHead(evidence.db),
    };
    file.writeText(format === 'json' ? planAsJson(content, about) : planAsMarkdown(content, about));
    actions = content.actions.length;
  });
  return { path, format, actions, ...written };
}
