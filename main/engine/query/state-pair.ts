import { type JsonValue, nestingExceeds } from '../../../shared/json/index.ts';
import type { FoundState } from '../sources/index.ts';

/** Deepest state that is shown whole and compared: writing recurses, and overflows some thousands deep. */
const deepestShown = 200;

/** True for a state that cannot be written. */
export function isTooDeep(found: FoundState): boolean {
  return found.state === 'whole' && nestingExceeds(found.value, deepestShown);
}

/** Two states that can be compared, or why they cannot, in words. */
export type StatePair =
  | { isComparable: true; before: JsonValue; after: JsonValue }
  | { isComparable: false; why: string };

/** Brings two states together. */
export function pairStates(before: FoundState, after: FoundState): StatePair {
  if (isTooDeep(before) || isTooDeep(after)) {
    return not(
      `A state is nested deeper than ${deepestShown} levels; it stands in the original text only.`,
    );
  }
  if (before.state === 'unreadable' || after.state === 'unreadable') {
    const side = before.state !== 'unreadable' ? 'new' : 'old';
    return not(
      before.state === after.state
        ? 'The states are not whole JSON, as when they were cut off, so that they cannot be compared.'
        : `The ${side} state is not whole JSON, as when it was cut off, so that it cannot be compared.`,
    );
  }
  if (before.state === 'whole' && after.state === 'whole') {
    return {
      isComparable: true,
      before: before.value as JsonValue,
      after: after.value as JsonValue,
    };
  }
  if (after.state === 'whole') {
    return not('The old state is not recorded; the new one is all there is.');
  }
  if (before.state === 'whole') {
    return not('The new state is not recorded; the old one is all there is.');
  }
  return not('No states are recorded.');
}

function not(why: string): StatePair {
  return { isComparable: false, why };
}
