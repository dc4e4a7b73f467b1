import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import type { Evidence } from './evidence.ts';

/** The state before a change as its own record has it, number by number; null where it is not told whole. */
export function recordedOldState({ parsed }: Evidence, record: number): string | null {
  const { old } = parsed.get(record).recorded();
  return old.state === 'whole' ? stringifyExact(old.value as JsonValue) : null;
}
