import { cutText } from '../cut-text.ts';
import type { JsonValue } from '../json/index.ts';
import { isJsonObject, stringifyExact } from '../json/index.ts';
import { identityOf } from './identity.ts';

/** Longest identity that is written out; a longer one ends with `…`. */
const longestLabel = 1_000;

/**
 * How a member of an array is named in a path: `[id=7]`, `[name=openid]`, `[openid]`; a member without
 * identity as JSON. Texts that could be taken for something else stand in quotes: `[id="7"]`, `["true"]`.
 *
 * @param occurrence 1 for the first member with that identity; the second is written `[openid]#2`
 */
export function memberLabel(member: JsonValue, occurrence: number): string {
  const label = `[${cutLabel(nameOf(member))}]`;
  return occurrence === 1 ? label : `${label}#${occurrence}`;
}

function nameOf(member: JsonValue): string {
  if (typeof member === 'string') return textLabel(member);
  if (!isJsonObject(member) || identityOf(member) === null) return stringifyExact(member);
  const key = identityOf({ id: member.id ?? null }) === null ? 'name' : 'id';
  const value = member[key] ?? null;
  return `${key}=${typeof value === 'string' ? textLabel(value) : stringifyExact(value)}`;
}

/** A text that begins like a number or an identity, is a word of JSON, or holds signs of a label. */
const needsQuotes = /^$|^\s|\s$|["[\]#]|^(?:true|false|null)$|^-?\d|^(?:id|name)=|…$/;

function textLabel(text: string): string {
  return needsQuotes.test(text) ? JSON.stringify(text) : text;
}

function cutLabel(label: string): string {
  return label.length <= longestLabel ? label : `${cutText(label, longestLabel)}…`;
}
