import { type ColumnFacts, shareOf } from './column-facts.ts';
import { nameWords } from './name-words.ts';

/** Words for what was and for what is, each way of saying it as one pair. */
const sides: readonly (readonly [old: string, now: string])[] = [
  ['old original', 'new updated'],
  ['before earlier', 'after later'],
  ['was', 'now'],
  ['pre', 'post'],
  ['previous prior', 'current new next'],
  ['alt alte alter altes', 'neu neue neuer neues'],
  ['vorher vorheriger vorherige', 'nachher neu neuer neue'],
  ['davor zuvor', 'danach'],
  ['bisher bisherig', 'neu kunftig'],
  ['antes', 'despues'],
  ['anterior anteriores previo previa antiguo', 'nuevo nueva posterior actual nuevos'],
  ['avant', 'apres'],
  ['ancien ancienne precedent', 'nouveau nouvelle nouvel actuel'],
  ['antes anterior antigo', 'depois novo nova atual'],
  ['prima precedente vecchio', 'dopo nuovo nuova attuale'],
  ['oud oude voor', 'nieuw nieuwe na'],
];

const pairs = sides.map(([old, now]) => [old.split(' '), now.split(' ')] as const);

/** What stays of a name that speaks of the state as a whole. */
const wholes =
  /^(?:|werte|situation|situacion|details|value|values|state|entity|data|object|json|wert|werte|zustand|stand|daten|valor|valores|estado|datos|valeur|etat|valore|stato|waarde|properties|attributes|record|snapshot|version)$/;

/** Share of the records that have to have both states where the names speak of some part only. */
const leastFilled = 0.3;

/** Two columns that hold what a change began with and what it led to. */
export interface StatePair {
  old: ColumnFacts;
  new: ColumnFacts;
  why: string;
}

/** The pair of columns that holds the states of changes, where the names say so. */
export function statePair(columns: readonly ColumnFacts[]): StatePair | null {
  let best: { pair: StatePair; rank: number } | null = null;
  let named = 0;
  for (const { old, now, rest } of namedPairs(columns)) {
    const structured = Math.max(shareOf(old, 'structure'), shareOf(now, 'structure'));
    if (shareOf(old, 'time') > 0.5 || shareOf(now, 'time') > 0.5) continue;
    const isWhole = wholes.test(rest);
    if (!isWhole && Math.min(old.filled, now.filled) < leastFilled * old.records) continue;
    named += 1;
    const rank = (structured >= 0.5 ? 2 : 0) + (isWhole ? 1 : 0);
    if (best !== null && best.rank >= rank) continue;
    const why = `${old.path} and ${now.path} are named like the state before and after a change`;
    best = { pair: { old, new: now, why }, rank };
  }
  if (best === null) return null;
  // Many pairs of single values say what changed in columns of their own: none of them is the state.
  return best.rank > 0 || named === 1 ? best.pair : null;
}

function* namedPairs(
  columns: readonly ColumnFacts[],
): Generator<{ old: ColumnFacts; now: ColumnFacts; rest: string }> {
  const named = columns
    .filter(({ filled }) => filled > 0)
    .map((facts) => {
      const steps = facts.depth === 1 ? [facts.path] : facts.path.split('.');
      return { facts, parent: steps.slice(0, -1).join('.'), words: nameWords(steps.at(-1) ?? '') };
    });
  const byRest = new Map<string, ColumnFacts>();
  for (const [at, [, nows]] of pairs.entries()) {
    for (const { facts, parent, words } of named) {
      for (const rest of without(words, nows)) {
        const place = JSON.stringify([at, parent, rest]);
        if (!byRest.has(place)) byRest.set(place, facts);
      }
    }
  }
  for (const [at, [olds]] of pairs.entries()) {
    for (const { facts, parent, words } of named) {
      for (const rest of without(words, olds)) {
        const now = byRest.get(JSON.stringify([at, parent, rest]));
        if (now !== undefined && now !== facts) yield { old: facts, now, rest };
      }
    }
  }
}

/** The name without one of the words of a side, where it has one. */
function without(words: readonly string[], side: readonly string[]): string[] {
  const at = words.findIndex((word) => side.includes(word));
  return at < 0 ? [] : [words.filter((_, index) => index !== at).join(' ')];
}
