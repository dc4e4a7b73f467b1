import type { Kind } from '../../../../shared/kinds.ts';
import { type CsvValue, type Layout, readCsvRow } from '../../read/index.ts';
import {
  type RecordPlan,
  RecordPlans,
  type SourceDescription,
  type StateNames,
  unwrapNode,
} from '../../sources/index.ts';
import type { ReadableCase } from '../../store/index.ts';

/** How the records of a source lie in its bytes. */
export interface OriginalSource {
  stream: number;
  encoding: string;
  layout: Layout;
}

interface KnownSource extends OriginalSource {
  fields: SourceDescription['fields'];
  states: Partial<Record<Kind, StateNames>>;
  plans: Map<Kind, RecordPlans>;
}

interface SourceRow {
  stream: number;
  mapping: string;
  receipt: string;
}

const noKeys: object = {};

/** Reads records again from their original text, as they were read when they were imported. */
export class OriginalRecords {
  readonly #find;
  readonly #known = new Map<number, KnownSource>();

  constructor(db: ReadableCase) {
    this.#find = db.prepare('SELECT stream, mapping, receipt FROM source WHERE id = ?');
  }

  source(id: number): OriginalSource {
    return this.#sourceOf(id);
  }

  /**
   * A record's text as an object: of a table its cells by column, of a GraphQL edge its node; one
   * without fields for anything else.
   * @param parse reads JSON text; exact where it matters, fast where it does not
   */
  read(source: number, text: string, parse: (text: string) => unknown): object {
    const { layout } = this.#sourceOf(source);
    if (layout.type === 'csv') return readCsvRow(text, layout);
    const value = unwrapNode(parse(text));
    const isKeyed = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isKeyed ? value : noKeys;
  }

  /** Where the fields of such a record stand. Records with the same keys share one plan. */
  plan(source: number, kind: Kind, record: object): RecordPlan {
    const known = this.#sourceOf(source);
    let plans = known.plans.get(kind);
    if (plans === undefined) {
      const { fields, states } = known;
      const recognise = () => ({ kind, reason: 'stored' });
      plans = new RecordPlans({ system: '', title: '', recognise, fields, states });
      known.plans.set(kind, plans);
    }
    return plans.for(record) as RecordPlan;
  }

  #sourceOf(id: number): KnownSource {
    let known = this.#known.get(id);
    if (known === undefined) {
      const row = this.#find.get(id) as SourceRow;
      const mapping = JSON.parse(row.mapping) as Omit<KnownSource, 'stream' | 'encoding' | 'plans'>;
      const { encoding } = JSON.parse(row.receipt) as { encoding: string };
      known = { ...mapping, stream: row.stream, encoding, plans: new Map() };
      this.#known.set(id, known);
    }
    return known;
  }
}

/** Column and cell of a row of a table, from left to right; columns that the row lacks are left out. */
export function cellsInOrder(row: CsvValue, header: readonly string[]): [string, string][] {
  const named = new Set(header);
  const names = [...header, ...Object.keys(row).filter((name) => !named.has(name))];
  return names.flatMap((name) => (name in row ? [[name, row[name] as string]] : []));
}
