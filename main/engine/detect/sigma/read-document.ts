import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { RuleParameter, RuleSettings } from '../../../../shared/detection.ts';
import type { RuleHead } from '../rule.ts';
import {
  entryOf,
  type Located,
  type LocatedMap,
  plainOf,
  spotAt,
  textOfScalar,
} from './located.ts';
import { fillIn, parametersInForce } from './parameters.ts';
import {
  type CorrelationDocument,
  correlationSchema,
  type EventDocument,
  eventSchema,
} from './rule-schema.ts';
import { RuleTrouble } from './rule-trouble.ts';

/** A document of a file of rules, checked, with parameters filled in. */
export type RuleDocument =
  | { type: 'event'; head: RuleHead; written: EventDocument; map: LocatedMap }
  | { type: 'correlation'; head: RuleHead; written: CorrelationDocument; map: LocatedMap };

/** Where a document was found. */
export interface DocumentPlace {
  file: string;
  line: number;
  text: string;
  origin: RuleHead['origin'];
}

/** The title of a document, as far as one can be read; for problems. */
export function titleOf(value: Located): string | null {
  if (value.kind !== 'map') return null;
  const title = entryOf(value, 'title')?.value;
  if (title?.kind !== 'scalar' || title.value === null) return null;
  return textOfScalar(title.value);
}

/** @throws RuleTrouble where it is no rule */
export function readDocument(
  value: Located,
  place: DocumentPlace,
  settings: RuleSettings,
): RuleDocument {
  if (value.kind !== 'map') {
    throw new RuleTrouble(
      value.spot,
      'A rule is a map with title, logsource and detection. This is none.',
    );
  }
  const action = entryOf(value, 'action');
  if (action !== null) {
    throw new RuleTrouble(
      action.spot,
      'Collections with "action" are an old form of Sigma and are not run. Write each rule out as a document of its own.',
    );
  }
  if (entryOf(value, 'correlation') !== null) {
    const raw = check(correlationSchema, value, ['correlation']);
    const parameters = inForce(raw, place, settings);
    const map = filledMap(value, 'correlation', parameters);
    const written = check(correlationSchema, map, []);
    return { type: 'correlation', head: headOf(written, parameters, place), written, map };
  }
  if (entryOf(value, 'detection') === null) {
    throw new RuleTrouble(value.spot, 'A rule has a detection or a correlation. Add one.');
  }
  const written = check(eventSchema, value, []);
  const parameters = inForce(written, place, settings);
  const map = filledMap(value, 'detection', parameters);
  return { type: 'event', head: headOf(written, parameters, place), written, map };
}

function filledMap(map: LocatedMap, key: string, parameters: readonly RuleParameter[]): LocatedMap {
  const entries = map.entries.map((entry) =>
    entry.key === key ? { ...entry, value: fillIn(entry.value, parameters) } : entry,
  );
  return { ...map, entries };
}

/** @param later keys in which values may still be placeholders of parameters */
function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  map: LocatedMap,
  later: readonly string[],
): z.infer<Schema> {
  const result = schema.safeParse(plainOf(map));
  if (result.success) return result.data as z.infer<Schema>;
  const issue = result.error.issues.find(({ path }) => !later.includes(String(path[0])));
  if (issue === undefined) return plainOf(map) as z.infer<Schema>;
  const name = issue.path.map(String).join('.') || 'This';
  const isMissing = issue.path.length > 0 && !isThere(map, issue.path);
  const message = isMissing
    ? `${name} is missing. Add it.`
    : `${name} cannot be read: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}. Correct it here.`;
  throw new RuleTrouble(spotAt(map, issue.path), message);
}

function isThere(value: Located, path: readonly PropertyKey[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (value.kind === 'list') {
    const item = value.items[Number(step)];
    return item !== undefined && isThere(item, rest);
  }
  if (value.kind !== 'map') return false;
  const entry = entryOf(value, String(step));
  return entry !== null && isThere(entry.value, rest);
}

type Written = Pick<EventDocument, 'id' | 'title' | 'parameters'>;

function idOf({ id, title }: Pick<Written, 'id' | 'title'>, { file }: DocumentPlace): string {
  return id ?? `${file}: ${title}`;
}

function inForce(written: Written, place: DocumentPlace, settings: RuleSettings): RuleParameter[] {
  const id = idOf(written, place);
  const own = Object.hasOwn(settings, id) ? (settings[id] ?? {}) : {};
  return parametersInForce(written.parameters ?? [], own);
}

function headOf(
  written: EventDocument | CorrelationDocument,
  parameters: readonly RuleParameter[],
  place: DocumentPlace,
): RuleHead {
  const { file, line, text, origin } = place;
  return {
    id: idOf(written, place),
    name: written.name ?? null,
    title: written.title,
    description: written.description?.trim() ?? '',
    why: written.why?.trim() ?? '',
    level: (written.level ?? 'medium') as RuleHead['level'],
    status: written.status ?? '',
    author: written.author ?? '',
    tags: written.tags ?? [],
    falsePositives: written.falsepositives ?? [],
    references: written.references ?? [],
    origin,
    file,
    line,
    text,
    hash: createHash('sha256')
      .update(JSON.stringify([text, parameters]))
      .digest('hex'),
    parameters,
    tells: written.tells?.trim() ?? null,
  };
}
