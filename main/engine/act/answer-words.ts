import { cutText } from '../../../shared/cut-text.ts';
import { indentJson } from '../../../shared/indent-json.ts';
import type { ActionKind } from '../../../shared/response-plan.ts';
import type { TenantAnswer } from '../live/index.ts';
import { cleanText } from '../store/index.ts';

/** Letters of an answer that are kept, and bytes of it that are looked at. */
const longest = 500;
const mostBytes = 20_000;

/** Kinds whose answer may hold a new password or a link that sets one. */
const secretive: readonly ActionKind[] = ['reset-password', 'require-mfa'];

/**
 * An answer in words, cut off: its JSON without what is secret by its name, of anything else the beginning.
 * @param hide takes credentials out of a text, whole or in parts, as it is kept in the case
 */
export function answerWords(
  kind: ActionKind,
  { status, headers, body }: TenantAnswer,
  hide: (text: string) => string,
): string {
  if (secretive.includes(kind))
    return `${status}; the answer is not kept, as it may hold a credential`;
  if (body.length === 0) return `${status} without a body`;
  const text = body.subarray(0, mostBytes).toString('utf8');
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '') || /^\s*[{[]/.test(text);
  const shown = isJson ? indentJson(text, true) : text;
  return `${status}: ${keptWords(hide(shown))}`;
}

/** A text of a tenant as it is kept: on one line, cut off. */
export function keptWords(text: string): string {
  return cutText(cleanText(text).replace(/\s+/g, ' ').trim(), longest);
}
