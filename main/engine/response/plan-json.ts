import { createHash } from 'node:crypto';
import type { PlanContent } from './plan-content.ts';

/** Names the form of the file, for programs that read it. */
const schema = 'trailcase.response-plan/1';

/** When and by whom a plan was written. */
export interface Written {
  /** ISO UTC. */
  at: string;
  by: string;
  tool: string;
  /** Path of the case. */
  case: string;
  /** The custody log then, before the entry of this writing. */
  custody: { entries: number; head: string };
}

/** A plan for programs. `contentSha256` is over `content` as JSON without white space. */
export function planAsJson(content: PlanContent, generated: Written): string {
  const whole = { schema, contentSha256: hashOfContent(content), content, generated };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** SHA-256 over what a plan says, in hexadecimal. */
export function hashOfContent(content: PlanContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
