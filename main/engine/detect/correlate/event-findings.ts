import { kinds } from '../../../../shared/kinds.ts';
import type { Found } from '../found.ts';
import type { EventRule } from '../rule.ts';
import { entityTypeOf } from './entity-type.ts';
import { placesIn, queryText } from './query-text.ts';
import type { RunContext } from './run-context.ts';
import { spanWords } from './spans.ts';
import { fill, grouped, namesOf, records, sentences } from './tell.ts';

/** Records of one entity farther apart than this are findings of their own. */
const episodeGap = 3_600_000_000;
/** Above so many findings of a rule those of one entity are brought together, whatever lies between them. */
const mostEpisodes = 2_000;

/** What findings of a rule that names none are grouped by: the first of these that a record has. */
const usual = ['actor', 'ip', 'target'] as const;

interface Episode {
  key: string;
  ids: number[];
  last: number;
}

/** Findings of a rule about single records: one for each entity and stretch of time. */
export function eventFindings(rule: EventRule, ids: Uint32Array, run: RunContext): Found[] {
  if (ids.length === 0) return [];
  const names = rule.groupBy.length > 0 ? rule.groupBy : usual;
  const codes = names.map((name) =>
    rule.groupBy.length > 0 ? run.reader.codes(rule, name, ids) : run.reader.canonical(name, ids),
  );
  const keys = Array.from(ids, (_, at) => keyOf(at));
  const split = episodes(ids, keys, run, episodeGap);
  const all =
    split.length <= mostEpisodes ? split : episodes(ids, keys, run, Number.POSITIVE_INFINITY);
  return all.map((episode) => found(episode));

  /** Name and number of text of what a record is grouped by. */
  function keyOf(at: number): string {
    const given = codes.flatMap((column, field) => {
      const code = column[at] as number;
      return code < 0 ? [] : [`${field}:${code}`];
    });
    return (rule.groupBy.length > 0 ? given : given.slice(0, 1)).join(' ');
  }

  function found({ key, ids: own }: Episode): Found {
    const { texts } = run.reader;
    const about =
      key === ''
        ? []
        : key.split(' ').map((pair) => {
            const [field, code] = pair.split(':').map(Number);
            return { name: names[field as number] as string, code: code as number };
          });
    const first = run.columns.times[own[0] as number] as number;
    const last = run.columns.times[own.at(-1) as number] as number;
    const isDated = !Number.isNaN(first) && !Number.isNaN(last);
    const sorted = [...own].sort((one, other) => one - other);
    const kind = kinds[run.columns.get('kind').cells[sorted[0] as number] as number] ?? null;
    const places = (name: string) =>
      rule.groupBy.length > 0 ? placesIn(rule, name) : [{ kind: 'field' as const, name }];
    const equalities = about.map(({ name, code }) => ({
      places: places(name),
      texts: [texts.text(code)],
    }));
    const part = { rule, systems: run.sources.systemsOf(rule), equalities };
    return {
      identity: JSON.stringify(about.map(({ name, code }) => [name, texts.folded(code)])),
      entities: about.map(({ name, code }) => ({
        field: name,
        value: texts.text(code),
        type: entityTypeOf(places(name), kind),
      })),
      summary: summary(sorted, about, isDated ? { first, last } : null),
      records: sorted,
      first: isDated ? first : null,
      last: isDated ? last : null,
      ...queryText([part], isDated ? { first, last } : null, run.scope),
    };
  }

  function summary(
    own: readonly number[],
    about: readonly { name: string; code: number }[],
    times: { first: number; last: number } | null,
  ): string {
    const { texts } = run.reader;
    const span = times === null ? 0 : times.last - times.first;
    const known: Record<string, string> = {
      count: grouped(own.length),
      records: records(own.length),
      within: `within ${spanWords(span)}`,
      span: times === null ? ', undated' : span > 0 ? ` within ${spanWords(span)}` : '',
      of: about.length === 0 ? '' : ` of ${about.map(({ code }) => texts.text(code)).join(', ')}`,
      first: times === null ? 'undated' : run.clock.text(times.first),
      last: times === null ? 'undated' : run.clock.text(times.last),
      ...Object.fromEntries(about.map(({ name, code }) => [name, texts.text(code)])),
    };
    return fill(rule.tells ?? sentences.event, (name) => {
      if (Object.hasOwn(known, name)) return known[name] as string;
      const values = new Set(run.reader.read(rule, name, Uint32Array.from(own)));
      return namesOf([...values].filter((code) => code >= 0).map((code) => texts.text(code)));
    });
  }
}

/** Records of one key with no gap between them, in the order of time; undated ones are together. */
function episodes(
  ids: Uint32Array,
  keys: readonly string[],
  { columns }: RunContext,
  gap: number,
): Episode[] {
  const { ranks } = columns.order;
  const { length } = ids;
  const order = Float64Array.from(ids, (id, at) => (ranks[id] as number) * length + at).sort();
  const open = new Map<string, Episode>();
  const all: Episode[] = [];
  for (const place of order) {
    const at = place % length;
    const id = ids[at] as number;
    const key = keys[at] as string;
    const time = columns.times[id] as number;
    const before = open.get(key);
    const joins =
      before !== undefined &&
      (Number.isNaN(time) ? Number.isNaN(before.last) : time - before.last <= gap);
    if (joins) {
      before.ids.push(id);
      before.last = time;
    } else {
      const begun = { key, ids: [id], last: time };
      open.set(key, begun);
      all.push(begun);
    }
  }
  return all;
}
