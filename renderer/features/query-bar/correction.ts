import type { ParseError } from '../../../shared/query/index.ts';

/** A text as it is after an edit, and where the caret then stands. */
export interface Edited {
  text: string;
  caret: number;
}

/** Something that can be done about a text that cannot be read. */
export interface Correction extends Edited {
  /** What it puts there, for a button: `Status`. */
  label: string;
}

/** What the words of a suggestion offer in place of the trouble; examples of how to write are none. */
function offersOf({ suggestion, expected }: ParseError): readonly string[] {
  if (suggestion === null) return [];
  const near = /^Did you mean "?(.+?)"?\?$/.exec(suggestion)?.[1];
  if (near !== undefined) return [near];
  if (suggestion.startsWith('It is one of ')) return expected;
  const dates = /^Write (\d{4}-\d\d-\d\d) or (\d{4}-\d\d-\d\d)\.$/.exec(suggestion);
  return dates === null ? [] : dates.slice(1);
}

/** The ways in which a text that cannot be read can be put right by one step, likeliest first. */
export function corrections(text: string, error: ParseError): Correction[] {
  const { position, length, suggestion } = error;
  const before = text.slice(0, position);
  const after = text.slice(position + length);
  const offered = offersOf(error).map((label) => ({
    label,
    text: before + label + after,
    caret: position + label.length,
  }));
  const mark = /^Close it with (.)[,.]/u.exec(suggestion ?? '')?.[1];
  if (mark !== undefined) {
    offered.push({ label: mark, text: text + mark, caret: text.length + 1 });
  }
  return offered;
}
