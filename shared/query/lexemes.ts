import { type Kind, kinds } from '../kinds.ts';
import { indexPhrases, type PhraseIndex } from './phrase-index.ts';
import {
  activities,
  anyRecord,
  anyRecordInTimeline,
  entities,
  failureNouns,
  recordNouns,
  type State,
  states,
  verbs,
} from './vocabulary.ts';

/** What a word of the vocabulary is in one view. */
export type Lexeme =
  /** An adjective, by the kinds of records that it can stand with. */
  | { class: 'state'; byKind: ReadonlyMap<Kind | 'timeline', State> }
  | { class: 'failure'; noun: boolean }
  | { class: 'activity'; text: string; noun: boolean }
  | { class: 'verb'; text: string; noun: boolean }
  | { class: 'entity'; text: string; noun: boolean }
  /** Records of a kind; of any kind for null. */
  | { class: 'record'; kind: Kind | null };

const lexicons = new Map<Kind | null, PhraseIndex<Lexeme>>();

/** The vocabulary of a kind's view; of the timeline for null. */
export function lexiconOf(kind: Kind | null): PhraseIndex<Lexeme> {
  const known = lexicons.get(kind);
  if (known !== undefined) return known;
  const built = indexPhrases(lexemesOf(kind));
  lexicons.set(kind, built);
  return built;
}

/** The first entry of a form counts, so the order of the lists decides where words collide. */
function lexemesOf(kind: Kind | null): (readonly [string, Lexeme])[] {
  const list: [string, Lexeme][] = [];
  const add = (forms: string, lexeme: Lexeme) => {
    for (const form of forms.split(',')) if (form !== '') list.push([form, lexeme]);
  };
  const withNouns = (name: 'activity' | 'verb' | 'entity', rows: typeof verbs) => {
    for (const { text, forms, nouns } of rows) {
      add(nouns, { class: name, text, noun: true });
      add(forms, { class: name, text, noun: false });
    }
  };
  if (kind === null) add(anyRecordInTimeline, { class: 'record', kind: null });
  for (const one of kinds) {
    if (kind === null || kind === one) add(recordNouns[one], { class: 'record', kind: one });
  }
  add(anyRecord, { class: 'record', kind: null });
  add(failureNouns.alone, { class: 'failure', noun: true });
  add(failureNouns.behindOthers, { class: 'failure', noun: false });
  for (const [form, byKind] of statesByForm(kind)) add(form, { class: 'state', byKind });
  if (kind === null || kind === 'event' || kind === 'webhook') withNouns('activity', activities);
  if (kind === null || kind === 'audit') {
    withNouns('verb', verbs);
    withNouns('entity', entities);
  }
  return list;
}

function statesByForm(kind: Kind | null): Map<string, Map<Kind | 'timeline', State>> {
  const byForm = new Map<string, Map<Kind | 'timeline', State>>();
  const places = kind === null ? [...kinds, 'timeline' as const] : [kind];
  for (const place of places) {
    for (const known of states[place]) {
      for (const form of known.forms.split(',')) {
        const byKind = byForm.get(form) ?? new Map<Kind | 'timeline', State>();
        if (!byKind.has(place)) byKind.set(place, known);
        byForm.set(form, byKind);
      }
    }
  }
  return byForm;
}
