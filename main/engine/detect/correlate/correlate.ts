import type { FindingEntity } from '../../../../shared/detection.ts';
import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { Found } from '../found.ts';
import { pseudoField } from '../match/index.ts';
import type { CorrelationRule, DetectionRule, EventRule } from '../rule.ts';
import { entityTypeOf } from './entity-type.ts';
import { evaluate } from './evaluation.ts';
import { arrange, type Events } from './events.ts';
import { fieldIn, gather } from './gather.ts';
import type { Hit } from './hit.ts';
import { Options } from './options.ts';
import { type AskedPart, type Equality, placesIn, queryText } from './query-text.ts';
import type { Outcome, RunContext } from './run-context.ts';
import { spanWords } from './spans.ts';
import { fill, grouped, namesOf, records, sentences } from './tell.ts';

/** What a correlation found, and what could take no part, in a sentence. */
export interface Correlated {
  outcome: Outcome;
  note: string | null;
}

/** Evaluates a correlation whose rules were asked before. */
export function correlate(rule: CorrelationRule, run: RunContext): Correlated {
  const { columns } = run;
  const { times, order } = columns;
  const keepsUndated = rule.type === 'without' && rule.timespan === null;
  const events = arrange(gather(rule, run), order.ranks, times, run.reader.texts, keepsUndated);
  const notes: string[] = [];
  let asked: ReadonlySet<number> | null = null;
  const hits = evaluate(events, {
    rule,
    options: new Options(rule),
    clock: run.clock,
    asOf: run.asOf,
    texts: run.reader.texts,
    countries: (ids) => run.reader.countries(ids),
    get updated() {
      return columns.get('updated').cells;
    },
    columns,
    isAsked(record) {
      if (run.scope === null) return true;
      asked ??= new Set(rule.rules.flatMap((id) => Array.from(run.matches.get(id) ?? [])));
      return asked.has(record);
    },
    note: (sentence) => notes.push(sentence),
  });
  return {
    outcome: outcomeOf(hits, new FoundMaker(rule, events, run)),
    note: [noteOf(rule, events) ?? [], notes].flat().join(' ') || null,
  };
}

function outcomeOf(hits: readonly Hit[], maker: FoundMaker): Outcome {
  const { events, rule, run } = maker;
  const made = hits.map((hit) => ({ hit, ...maker.make(hit) }));
  const total = hits.reduce((sum, { moments }) => sum + moments.length, 0);
  const [moments, foundOfMoment] = [new Uint32Array(total), new Int32Array(total)];
  const leafOfMoment = new Int32Array(total).fill(-1);
  const names = [
    ...rule.groupBy,
    ...new Set(hits.flatMap(({ about }) => about.map(([name]) => name))),
  ];
  const fields = new Map(names.map((name) => [name, new Int32Array(total).fill(-1)]));
  const leaves: EventRule[] = [];
  let next = 0;
  for (const [number, { hit }] of made.entries()) {
    for (const at of hit.moments) {
      moments[next] = events.records[at] as number;
      foundOfMoment[next] = number;
      leafOfMoment[next] = leafNumber(
        run.rules.get(rule.rules[events.rules[at] as number] as string),
      );
      for (const [field, name] of rule.groupBy.entries()) {
        (fields.get(name) as Int32Array)[next] = events.groups[field]?.[hit.group] as number;
      }
      for (const [name, code] of hit.about) (fields.get(name) as Int32Array)[next] = code;
      next += 1;
    }
  }
  return {
    found: made.map(({ found }) => found),
    parts: new Map(made.map(({ found, parts }) => [found, parts])),
    moments,
    foundOfMoment,
    leaves,
    leafOfMoment,
    fields,
  };

  /** The first rule about single records below: records of one correlation have their fields in the same places. */
  function leafNumber(base: DetectionRule | undefined): number {
    if (base === undefined) return -1;
    if (base.type !== 'event') return leafNumber(run.rules.get(base.rules[0] as string));
    const known = leaves.indexOf(base);
    return known >= 0 ? known : leaves.push(base) - 1;
  }
}

/** Makes findings of what an evaluation found. */
class FoundMaker {
  readonly rule: CorrelationRule;
  readonly events: Events;
  readonly run: RunContext;

  constructor(rule: CorrelationRule, events: Events, run: RunContext) {
    this.rule = rule;
    this.events = events;
    this.run = run;
  }

  make(hit: Hit): { found: Found; parts: readonly AskedPart[] } {
    const { rule, run } = this;
    const { texts } = run.reader;
    const ids = this.#records(hit);
    const about = [
      ...rule.groupBy.map(
        (name, field) => [name, this.events.groups[field]?.[hit.group] as number] as const,
      ),
      ...hit.about,
    ];
    const times = Array.from(ids, (id) => run.columns.times[id] as number).filter(
      (time) => !Number.isNaN(time),
    );
    const first = times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other));
    const last = times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
    const kind = kinds[run.columns.get('kind').cells[ids[0] as number] as number] ?? null;
    const parts = this.#parts(hit, about);
    const isDated = first !== null && last !== null && times.length === ids.length;
    const query = queryText(parts, isDated ? { first, last } : null, run.scope);
    return {
      parts,
      found: {
        identity: JSON.stringify(about.map(([name, code]) => [name, texts.folded(code)])),
        entities: about.map(([name, code]) => this.#entity(name, texts.text(code), kind)),
        summary: this.#summary(hit, ids, first, last),
        records: Array.from(ids),
        first,
        last,
        ...query,
      },
    };
  }

  #records({ events: at }: Hit): Uint32Array {
    const ids = new Set<number>();
    for (const each of at) {
      ids.add(this.events.records[each] as number);
      const inner = this.events.inner?.[each];
      if (inner !== null && inner !== undefined) for (const id of inner.records) ids.add(id);
    }
    return Uint32Array.from(ids).sort();
  }

  #base(at: number): DetectionRule {
    const id = this.rule.rules[this.events.rules[at] as number] ?? this.rule.rules[0];
    return this.run.rules.get(id as string) as DetectionRule;
  }

  #parts({ events: at }: Hit, about: readonly (readonly [string, number])[]): AskedPart[] {
    const parts: AskedPart[] = [];
    const seen = new Set<unknown>();
    for (const each of at) {
      const base = this.#base(each);
      const inner = this.events.inner?.[each] ?? null;
      const key = inner ?? base;
      if (seen.has(key)) continue;
      seen.add(key);
      if (base.type !== 'event') {
        const { parts: below } = this.run.outcomes.get(base.id) as Outcome;
        if (inner !== null) parts.push(...(below.get(inner) ?? []));
      } else {
        const systems = this.run.sources.systemsOf(base);
        const ids = () => this.#recordsOf(at, base.id);
        const equalities = about.map(([name, code]) => this.#equality(base, name, code, ids));
        parts.push({ rule: base, systems, equalities });
      }
    }
    return parts;
  }

  #recordsOf(at: readonly number[], base: string): Uint32Array {
    const own = at.filter((each) => this.#base(each).id === base);
    return Uint32Array.from(own, (each) => this.events.records[each] as number);
  }

  #equality(base: EventRule, name: string, code: number, ids: () => Uint32Array): Equality {
    const { reader } = this.run;
    const field = fieldIn(this.rule, base, name);
    const places = placesIn(base, field);
    if (pseudoField(field) !== 'device') return { places, texts: [reader.texts.text(code)] };
    const agents = new Set(reader.canonical('agent', ids()));
    return {
      places,
      texts: [...agents].filter((each) => each >= 0).map((each) => reader.texts.text(each)),
    };
  }

  #entity(name: string, value: string, kind: Kind | null): FindingEntity {
    const { leaf, field } = this.#stands(this.rule, name);
    const pseudo = pseudoField(field);
    if (pseudo !== null) return { field: pseudo, value, type: null };
    const places = leaf.placesOf(field);
    const [place] = places;
    const named =
      place === undefined
        ? field
        : place.kind === 'path'
          ? place.path.join('.')
          : place.kind === 'field'
            ? place.name
            : (place.names[0] ?? field);
    return { field: named, value, type: entityTypeOf(places, kind) };
  }

  /** The first rule about single records below a rule, and the field there that a name means. */
  #stands(rule: DetectionRule, name: string): { leaf: EventRule; field: string } {
    if (rule.type === 'event') return { leaf: rule, field: name };
    const base = this.run.rules.get(rule.rules[0] as string) as DetectionRule;
    return this.#stands(base, fieldIn(rule, base, name));
  }

  #summary(hit: Hit, ids: Uint32Array, first: number | null, last: number | null): string {
    const { rule, run, events } = this;
    const { texts } = run.reader;
    const span = first === null || last === null ? 0 : last - first;
    const group = rule.groupBy.map((_, field) =>
      texts.text(events.groups[field]?.[hit.group] as number),
    );
    const known: Record<string, string> = {
      count: grouped(ids.length),
      records: records(ids.length),
      within: `within ${spanWords(span)}`,
      span: span > 0 ? ` within ${spanWords(span)}` : '',
      of: group.length === 0 ? '' : ` of ${group.join(', ')}`,
      counted: (rule.condition?.fields ?? []).join(', '),
      first: first === null ? 'undated' : run.clock.text(first),
      last: last === null ? 'undated' : run.clock.text(last),
      ...Object.fromEntries(rule.groupBy.map((name, field) => [name, group[field] as string])),
      ...hit.facts,
    };
    return fill(rule.tells ?? sentences[rule.type], (name) => {
      if (Object.hasOwn(known, name)) return known[name] as string;
      if (name !== 'distinct') return namesOf(this.#valuesOf(hit, name));
      return grouped(
        new Set(hit.events.map((at) => events.values[at]).filter((value) => value !== -1)).size,
      );
    });
  }

  /** The different values of a field in the records of what was found. */
  #valuesOf(hit: Hit, name: string): string[] {
    const { reader, rules } = this.run;
    const codes = new Set<number>();
    for (const id of this.rule.rules) {
      const base = rules.get(id) as DetectionRule;
      const ids = this.#recordsOf(hit.events, id);
      const { leaf, field } = this.#stands(base, fieldIn(this.rule, base, name));
      for (const code of reader.read(leaf, field, ids)) {
        if (code >= 0) codes.add(code);
      }
    }
    return [...codes].map((code) => reader.texts.text(code));
  }
}

function noteOf(rule: CorrelationRule, { undated, ungrouped }: Events): string | null {
  const parts = [
    ...(undated === 0 ? [] : [`${records(undated)} without a time`]),
    ...(ungrouped === 0 ? [] : [`${records(ungrouped)} without ${rule.groupBy.join(' or ')}`]),
  ];
  return parts.length === 0 ? null : `${parts.join(' and ')} could take no part.`;
}
