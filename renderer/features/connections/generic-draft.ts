import type { GenericPages } from '../../../shared/connection.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import { mappedWord, wordsFor } from '../../../shared/mapped-words.ts';

/** How an interface that no connector knows is asked, as it is being written. */
export interface GenericDraft {
  path: string;
  items: string;
  style: GenericPages['paging']['style'];
  /** Where the next page's cursor, or its address, stands in an answer. */
  at: string;
  parameter: string;
  counts: 'items' | 'pages';
  first: '0' | '1';
  sizeParameter: string;
  from: string;
  until: string;
  form: 'iso' | 'seconds' | 'milliseconds';
  system: string;
  kind: Kind | '';
  /** A line each: `time = created_at`. */
  map: string;
}

const nothing: GenericDraft = {
  path: '',
  items: '',
  style: 'cursor',
  at: '',
  parameter: '',
  counts: 'items',
  first: '0',
  sizeParameter: '',
  from: '',
  until: '',
  form: 'iso',
  system: '',
  kind: '',
  map: '',
};

/** What the form begins with. */
export function genericDraftOf(generic: GenericPages | null): GenericDraft {
  if (generic === null) return nothing;
  const { path, items, paging, sizeParameter, window, system, kind, map } = generic;
  return {
    ...nothing,
    path,
    items,
    style: paging.style,
    ...(paging.style === 'cursor' ? { at: paging.at, parameter: paging.parameter } : {}),
    ...(paging.style === 'link' ? { at: paging.at ?? '' } : {}),
    ...(paging.style === 'offset'
      ? {
          parameter: paging.parameter,
          counts: paging.counts,
          first: paging.first === 0 ? ('0' as const) : ('1' as const),
        }
      : {}),
    sizeParameter: sizeParameter ?? '',
    from: window?.from ?? '',
    until: window?.until ?? '',
    form: window?.form ?? 'iso',
    system: system ?? '',
    kind: kind ?? '',
    map: Object.entries(map ?? {})
      .map(([word, path]) => `${word} = ${path}`)
      .join('\n'),
  };
}

/** What was written, with an empty text for what is left open; the schema says what is missing. */
export function readGeneric(draft: GenericDraft): GenericPages {
  const { path, items, system, form } = draft;
  const trimmed = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    path: path.trim(),
    items: items.trim(),
    paging: pagingOf(draft),
    sizeParameter: trimmed(draft.sizeParameter),
    window:
      trimmed(draft.from) === null
        ? null
        : { from: draft.from.trim(), until: trimmed(draft.until), form },
    system: trimmed(system),
    kind: kinds.find((kind) => kind === draft.kind) ?? null,
    map: trimmed(draft.map) === null ? null : mapOf(draft),
  };
}

/** Why the lines of a mapping cannot be read; null where they can. */
export function mapTrouble({ map, kind }: GenericDraft): string | null {
  if (map.trim() === '') return null;
  if (kind === '') return 'Choose the kind of the records: a mapping needs it.';
  for (const [word, path] of mapLines(map)) {
    if (path === '') return `Write each line as field = place: “${word}” has no place.`;
    if (mappedWord(word, kind) === undefined) {
      return `“${word}” is no field. Fields are: ${wordsFor(kind).join(', ')}.`;
    }
  }
  return null;
}

function pagingOf({ style, at, parameter, counts, first }: GenericDraft): GenericPages['paging'] {
  switch (style) {
    case 'none':
      return { style };
    case 'cursor':
      return { style, at: at.trim(), parameter: parameter.trim() };
    case 'offset':
      return { style, parameter: parameter.trim(), counts, first: Number(first) };
    case 'link':
      return { style, at: at.trim() === '' ? null : at.trim() };
  }
}

/** Fields by their canonical names, whatever word of theirs was written. */
function mapOf({ map, kind }: GenericDraft): GenericPages['map'] {
  return Object.fromEntries(
    mapLines(map).map(([word, path]) => [
      kind === '' ? word : (mappedWord(word, kind) ?? word),
      path,
    ]),
  );
}

function mapLines(map: string): [string, string][] {
  return map
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
}
