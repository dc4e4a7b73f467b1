import type { ReadableCase } from '../../store/index.ts';
import type { EventRule } from '../rule.ts';

/** Sources of the case by the system whose records they hold. */
export class AskedSources {
  readonly #systems: readonly (readonly [id: number, system: string])[];

  constructor(db: ReadableCase) {
    this.#systems = db.prepare('SELECT id, system FROM source ORDER BY id').raw().all() as [
      number,
      string,
    ][];
  }

  /** Numbers of the sources that a rule is asked of; `all` where that is every one of the case. */
  of({ systems }: EventRule): readonly number[] | 'all' {
    const asked = this.#systems.filter(([, system]) => systems.includes(system));
    return asked.length === this.#systems.length ? 'all' : asked.map(([id]) => id);
  }

  /** The systems of the case that a rule is asked of; null where these are all. */
  systemsOf(rule: EventRule): readonly string[] | null {
    const of = this.of(rule);
    if (of === 'all') return null;
    return [
      ...new Set(this.#systems.filter(([id]) => of.includes(id)).map(([, system]) => system)),
    ];
  }

  /** Why a rule cannot be asked of this case; null where it can. */
  lacks(rule: EventRule): string | null {
    const of = this.of(rule);
    if (rule.question !== null && (of === 'all' ? this.#systems.length > 0 : of.length > 0)) {
      return null;
    }
    const named = rule.logsource === '' ? 'what it is about' : rule.logsource;
    return `The case has no records of ${named}.`;
  }
}
