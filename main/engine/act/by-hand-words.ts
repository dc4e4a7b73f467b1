import { actionWords } from '../../../shared/plan-words.ts';
import type { ActionKind } from '../../../shared/response-plan.ts';
import type { HeldType } from './tenant-view.ts';

/** The connection has no path for a kind of action. */
export function noPath(kind: ActionKind): string {
  return `This connection has no path for “${actionWords[kind].title}”. Do it in the tenant's own console and say so in a note on the action, or give the connection a path called ${kind}.`;
}

/** Nothing is known that could be named in a request. */
export function noIds(type: string, trouble: string | null): string {
  const word = { job: 'failed run', webhook: 'failed event' }[type as 'job'] ?? type;
  const why = trouble === null ? '' : ` (${trouble})`;
  return `No ${word} with an id is known${why}. Look for it in the tenant's own console.`;
}

/** What a user has besides could not be asked. */
export function notListed(held: HeldType, trouble: string): string {
  return `Whether the user has other ${held}s by now could not be asked: ${trouble}. Look in the tenant's own console.`;
}

/** Some ids cannot stand in an address; each with why. */
export function unfitIds(unfit: readonly string[]): string {
  const [first] = unfit;
  const rest = unfit.length === 1 ? '' : `; ${unfit.length - 1} more likewise`;
  return `An id cannot be put into an address (${first}${rest}). Look for it in the tenant's own console.`;
}

/** A request cannot be made. */
export function cannot(trouble: string): string {
  return `The request cannot be made: ${trouble}. Do it in the tenant's own console, or look at the paths of the connection.`;
}

/** Several sentences as one text; null where there are none. */
export function joined(parts: readonly (string | null)[]): string | null {
  const told = parts.filter((part) => part !== null && part !== '');
  return told.length === 0 ? null : told.join(' ');
}
