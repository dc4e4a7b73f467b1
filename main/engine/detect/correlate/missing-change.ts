import { ChangeReader, findBrokenChains, statesBreakAt } from '../../query/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import type { Hit } from './hit.ts';
import { grouped, namesOf } from './tell.ts';

/** Breaks of which the fields are told: each costs reading two records again. */
const mostTold = 500;
/** Letters of a field that a sentence names. */
const mostLetters = 80;

/**
 * Places where the old state of a change is not the new state of the change before it, of the same thing: a
 * change between them is not in the case. Which thing a change is about, the records say (see `findBrokenChains`); only
 * those count that hold whole states. `regular` (0.8): the part of the changes of a kind of thing that must continue
 * each other; where they do not, as where a state holds a counter, nothing is told of it.
 *
 * The whole case is looked at, whatever the run was narrowed to: what lies outside of that is not missing.
 */
export function missingChange(events: Events, run: Evaluation): Hit[] {
  const { starts, records, times } = events;
  const reader = new ChangeReader(run.columns.db, run.columns.pause);
  const regular = run.options.number('regular', 0.8);
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const [start, end] = [starts[group] as number, starts[group + 1] as number];
    const marks = reader.marks(
      records.subarray(start, end),
      run.columns.get('target'),
      run.columns.get('subject'),
    );
    const { places, irregular } = findBrokenChains(marks, times.subarray(start, end), regular);
    if (irregular.length > 0) run.note(irregularWords(irregular));
    if (marks.partial > 0) run.note(partialWords(marks.partial));
    for (const place of places) {
      const [before, at] = [place.before + start, place.at + start];
      if (run.isAsked(records[at] as number) || run.isAsked(records[before] as number)) {
        hits.push(hitOf(group, before, at));
      }
    }
  }
  return hits;

  function hitOf(group: number, before: number, at: number): Hit {
    const later = reader.read(records[at] as number);
    const isTold = hits.length < mostTold;
    const paths = isTold
      ? statesBreakAt(reader.read(records[before] as number).new, later.old)
      : [];
    const fields = paths.map((path) =>
      path.length > mostLetters ? `${path.slice(0, mostLetters)}…` : path,
    );
    const about = later.isNamedBySubject ? 'subject' : 'target';
    return {
      group,
      events: [before, at],
      moments: [at],
      facts: { thing: later.name ?? '', fields: namesOf(fields) ?? 'its states differ' },
      about: [[about, run.texts.code(later.name ?? '')]],
    };
  }
}

function irregularWords(kinds: readonly { breaks: number }[]): string {
  const breaks = grouped(kinds.reduce((sum, each) => sum + each.breaks, 0));
  const of = kinds.length === 1 ? 'one kind' : `${grouped(kinds.length)} kinds`;
  return `${breaks} places are not told: the states of ${of} of change do not follow each other as a rule.`;
}

function partialWords(records: number): string {
  return `${grouped(records)} changes tell only what they touched, so that nothing can be said of them.`;
}
