import { foldName } from '../../../../shared/fields.ts';
import { isJsonObject, type JsonValue, parseExact } from '../../../../shared/json/index.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { Path } from '../../sources/index.ts';
import { actionNoun } from './action-noun.ts';
import type { RelatedSubject } from './related-subject.ts';

/** An id that several records carry, by which they belong together. */
export interface LinkType {
  /** What it is called in original records, in any spelling; the most telling first. */
  names: readonly string[];
  /** The field that holds it, in kinds that have one. */
  fields: Partial<Record<Kind, 'key' | 'session' | 'target'>>;
  /** Audit records name it as their target when this is what their action is about. */
  noun: string | null;
  /** Where kinds without a field carry it: the objects in which one of its names stands. */
  within: Partial<Record<Kind, readonly Path[]>>;
}

/** The ids that are looked for. A name with a dot is a key in an object of that name. */
export const linkTypes = {
  flow: {
    names: [
      'flowId',
      'authRequestId',
      'authnRequestId',
      'transactionId',
      'transaction.id',
      'requestId',
      'correlationId',
      'traceId',
    ],
    fields: {},
    noun: null,
    within: { event: [[], ['details']], session: [['details', 'parameters']] },
  },
  session: {
    names: [
      'sessionId',
      'session.id',
      'authSessionId',
      'rootSessionId',
      'externalSessionId',
      'sid',
    ],
    fields: { session: 'key', grant: 'session', audit: 'target' },
    noun: 'session',
    within: { event: [[], ['details']] },
  },
  grant: {
    names: ['grantId', 'grant.id'],
    fields: { grant: 'key', audit: 'target' },
    noun: 'grant',
    within: { event: [[], ['details']], session: [['details', 'grant']] },
  },
} as const satisfies Record<string, LinkType>;

/** An id of one record. */
export interface Link {
  value: string;
  /** Where it stands in the original record; null where a field holds it. */
  path: Path | null;
}

/** Texts that stand where there is no id. */
const placeholders = new Set(['unknown', 'none', 'null', 'undefined', 'n/a', '-', '0']);

/** The id of a type that a record carries; null when it carries none. */
export function linkOf(subject: RelatedSubject, type: LinkType): Link | null {
  const field = type.fields[subject.kind];
  const isNamed = subject.kind !== 'audit' || actionNoun(subject.text('action')) === type.noun;
  const value = field === undefined || !isNamed ? null : subject.text(field);
  return value === null ? findLink(subject, type.names) : { value, path: null };
}

/** How deep and how far an original record is looked through for an id. */
const deepest = 5;
const mostKeys = 5_000;
const longestValue = 500;

/** States of an entity and their difference tell of the entity, not of the record. */
const differences = new Set(['diff', 'changes']);

function findLink(subject: RelatedSubject, names: readonly string[]): Link | null {
  const { original } = subject;
  const passed = original.stateKeys();
  const wanted = new Map(names.map((name, rank) => [foldName(name), rank]));
  let best: Link | null = null;
  let bestRank = names.length;
  let keys = 0;
  const open: { value: JsonValue; path: Path }[] = [{ value: original.value, path: [] }];
  for (const { value, path } of open) {
    if (!isJsonObject(value)) continue;
    for (const [key, member] of Object.entries(value)) {
      keys += 1;
      if (keys > mostKeys) return best;
      if (path.length === 0 && (passed.has(key) || differences.has(foldName(key)))) continue;
      const at = [...path, key];
      const text = idText(member);
      const rank = text === null ? undefined : rankOf(at, wanted);
      if (text !== null && rank !== undefined && rank < bestRank) {
        best = { value: text, path: at };
        bestRank = rank;
      }
      if (at.length < deepest) open.push({ value: nested(member), path: at });
    }
  }
  return best;
}

function rankOf(path: Path, wanted: ReadonlyMap<string, number>): number | undefined {
  const [parent = '', key = ''] = path.length > 1 ? path.slice(-2) : ['', ...path];
  return wanted.get(foldName(key)) ?? wanted.get(foldName(`${parent}.${key}`));
}

function idText(value: JsonValue): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    return null;
  }
  const text = String(value);
  const isId = text.length <= longestValue && text.trim() !== '' && text.isWellFormed();
  return isId && !placeholders.has(text.toLowerCase()) ? text : null;
}

/** Cells of a table may hold JSON. */
function nested(value: JsonValue): JsonValue {
  if (typeof value !== 'string' || !/^\s*\{/.test(value)) return value;
  try {
    return parseExact(value);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
