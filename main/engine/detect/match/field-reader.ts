import { kinds } from '../../../../shared/kinds.ts';
import type { FieldRef } from '../../../../shared/query/index.ts';
import { outcomes } from '../../../../shared/record.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { recordColumns } from '../../store/index.ts';
import type { EventRule } from '../rule.ts';
import type { CaseColumns } from './case-columns.ts';
import {
  countryNamed,
  countryOfAddress,
  deviceOf,
  networkOf,
  pseudoField,
} from './pseudo-fields.ts';
import { Texts } from './texts.ts';

/** Records whose texts are read at a time. */
const chunkRecords = 50_000;

const field = (name: string): FieldRef => ({ kind: 'field', name });

/** Reads what records hold in the fields that rules group and count by, as numbers of texts. */
export class FieldReader {
  readonly texts = new Texts();
  readonly #columns: CaseColumns;
  readonly #known = new Map<string, { ids: Uint32Array; codes: Int32Array }>();
  /** Numbers of texts by ids of `value`; -2 where it was not looked up yet. */
  #ofValue = new Int32Array(0);

  constructor(columns: CaseColumns) {
    this.#columns = columns;
  }

  /**
   * What records hold in a field of a rule: the first of its places that holds something.
   * @returns numbers of texts beside the ids; -1 for a record without a value
   */
  codes(rule: EventRule, name: string, ids: Uint32Array): Int32Array {
    const key = JSON.stringify([rule.id, name]);
    const known = this.#known.get(key);
    if (known?.ids === ids) return known.codes;
    const codes = this.read(rule, name, ids);
    this.#known.set(key, { ids, codes });
    return codes;
  }

  /** The same for some records only, which is not remembered. */
  read(rule: EventRule, name: string, ids: Uint32Array): Int32Array {
    const pseudo = pseudoField(name);
    return pseudo === null ? this.#first(rule.placesOf(name), ids) : this.#pseudo[pseudo](ids);
  }

  /** Codes of countries: those that records name, else those of their addresses. */
  countries(ids: Uint32Array): Int32Array {
    return this.#pseudo.country(ids);
  }

  /** What records hold in a canonical field. */
  canonical(name: string, ids: Uint32Array): Int32Array {
    return this.#at(field(name), ids);
  }

  readonly #pseudo = {
    network: (ids: Uint32Array) => this.#derived(this.canonical('ip', ids), networkOf),
    device: (ids: Uint32Array) => this.#derived(this.canonical('agent', ids), deviceOf),
    country: (ids: Uint32Array) => {
      const named = this.#derived(this.canonical('country', ids), countryNamed);
      const registered = this.#derived(this.canonical('ip', ids), countryOfAddress);
      return filled(named, registered);
    },
  };

  #derived(codes: Int32Array, derive: (text: string) => string): Int32Array {
    const made = new Map<number, number>([[-1, -1]]);
    return codes.map((code) => {
      let derived = made.get(code);
      if (derived === undefined) {
        derived = this.texts.code(derive(this.texts.text(code)));
        made.set(code, derived);
      }
      return derived;
    });
  }

  #first(places: readonly FieldRef[], ids: Uint32Array): Int32Array {
    return places.reduce(
      (codes, place) => (codes.includes(-1) ? filled(codes, this.#at(place, ids)) : codes),
      nothing(ids),
    );
  }

  #at(place: FieldRef, ids: Uint32Array): Int32Array {
    if (place.kind === 'path') {
      return this.#texts('path_value(r.source, r.offset, r.length, ?)', ids, [
        JSON.stringify(place.path),
      ]);
    }
    if (place.kind === 'anyOf') return this.#first(place.names.map(field), ids);
    const { name } = place;
    if (name === 'kind') return this.#words('kind', kinds, ids);
    if (name === 'outcome') return this.#words('outcome', outcomes, ids);
    if (name === 'source' || name === 'system') return this.#ofSource(name, ids);
    const column = recordColumns.find((each) => each.field === name);
    if (column === undefined) return nothing(ids);
    if (column.storage === 'value') return this.#values(column.name, ids);
    if (column.storage === 'text') return this.#texts(`r.${column.name}`, ids, []);
    const { cells } = this.#columns.get(column.name);
    const isTime = name === 'time' || name === 'updated';
    return codesOf(ids, (id) => {
      const cell = cells[id] as number;
      if (Number.isNaN(cell)) return -1;
      return this.texts.code(isTime ? formatInstant(cell) : String(cell));
    });
  }

  #words(column: string, words: readonly string[], ids: Uint32Array): Int32Array {
    const { cells } = this.#columns.get(column);
    const codes = words.map((word) => this.texts.code(word));
    return codesOf(ids, (id) => codes[cells[id] as number] ?? -1);
  }

  #ofSource(name: 'source' | 'system', ids: Uint32Array): Int32Array {
    const column = name === 'source' ? 'name' : 'system';
    const rows = this.#columns.db.prepare(`SELECT id, ${column} FROM source`).raw().all() as [
      number,
      string,
    ][];
    const codes = new Map(rows.map(([id, text]) => [id, this.texts.code(text)]));
    const { cells } = this.#columns.get('source');
    return codesOf(ids, (id) => codes.get(cells[id] as number) ?? -1);
  }

  #values(column: string, ids: Uint32Array): Int32Array {
    const { cells } = this.#columns.get(column);
    this.#lookUp(cells, ids);
    const codes = this.#ofValue;
    return codesOf(ids, (id) => {
      const value = cells[id] as number;
      return value < 0 ? -1 : (codes[value] as number);
    });
  }

  /** Reads the texts of those values that are new. */
  #lookUp(cells: ArrayLike<number>, ids: Uint32Array): void {
    if (this.#ofValue.length === 0) {
      const highest = this.#columns.db.prepare('SELECT max(id) FROM value').pluck().get();
      this.#ofValue = new Int32Array(((highest as number | null) ?? 0) + 1).fill(-2);
    }
    const codes = this.#ofValue;
    const wanted: number[] = [];
    for (const id of ids) {
      const value = cells[id] as number;
      if (value < 0 || codes[value] !== -2) continue;
      codes[value] = -1;
      wanted.push(value);
    }
    const read = this.#columns.db
      .prepare(
        'SELECT v.id, v.text FROM json_each(?) given CROSS JOIN value v ON v.id = given.value',
      )
      .raw();
    for (let at = 0; at < wanted.length; at += chunkRecords) {
      const part = JSON.stringify(wanted.slice(at, at + chunkRecords));
      for (const [id, text] of read.iterate(part) as IterableIterator<[number, string]>) {
        codes[id] = this.texts.code(text);
      }
      this.#columns.pause();
    }
  }

  /** Texts that stand in the row or in the original, in the order in which records are stored. */
  #texts(expression: string, ids: Uint32Array, params: readonly string[]): Int32Array {
    const codes = nothing(ids);
    const read = this.#columns.db
      .prepare(
        `SELECT given.key, ${expression} FROM json_each(?) given CROSS JOIN record r ON r.id = given.value`,
      )
      .raw();
    for (let from = 0; from < ids.length; from += chunkRecords) {
      const part = JSON.stringify(Array.from(ids.subarray(from, from + chunkRecords)));
      const rows = read.iterate(...params, part) as IterableIterator<[number, string | null]>;
      for (const [at, text] of rows) {
        if (text !== null) codes[from + at] = this.texts.code(text);
      }
      this.#columns.pause();
    }
    return codes;
  }
}

function nothing(ids: Uint32Array): Int32Array {
  return new Int32Array(ids.length).fill(-1);
}

function filled(codes: Int32Array, others: Int32Array): Int32Array {
  return codes.map((code, at) => (code === -1 ? (others[at] as number) : code));
}

/** A loop, since `from` with a function costs ten times as much for a million. */
function codesOf(ids: Uint32Array, code: (id: number) => number): Int32Array {
  const codes = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) codes[at] = code(ids[at] as number);
  return codes;
}
