import type { JsonTest } from './value-tests.ts';

/** Shorter runs stand in most records. */
const shortest = 3;

/**
 * A quick look at the text of a record, before it is parsed: false only where no value of the record
 * can pass the test. It seeks the longest run of letters and digits that a passing value must
 * have, which stands in the record as it stands in the value wherever the record has no escapes;
 * except in numbers, that JSON may write in many ways, and except for `i` and `k`, see `likePattern`.
 */
export function makeQuickLook(test: JsonTest): (text: string) => boolean {
  const needle = needleOf(test);
  if (needle === null) return () => true;
  return (text) => {
    const { folded, hasEscape } = lookAt(text);
    return hasEscape || folded.includes(needle);
  };
}

let latest = { text: '', folded: '', hasEscape: false };

/** Many tests look at one record after the other: what they all need of its text is made once. */
function lookAt(text: string): typeof latest {
  if (latest.text !== text) {
    latest = { text, folded: text.toLowerCase(), hasEscape: text.includes('\\') };
  }
  return latest;
}

function needleOf(test: JsonTest): string | null {
  if (test.kind !== 'equal' && test.kind !== 'parts') return null;
  const texts = test.kind === 'equal' ? [test.text.toLowerCase()] : test.parts;
  const runs = texts.flatMap((text) => text.split(/[^a-z0-9]|[ik]/));
  const telling = runs.filter((run) => run.length >= shortest && /[a-df-z]/.test(run));
  telling.sort((one, other) => other.length - one.length);
  return telling[0] ?? null;
}
