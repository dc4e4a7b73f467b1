import type { EntityType, RelatedGroup, RelatedValue } from '../../../shared/entities.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Question } from '../../../shared/query/index.ts';
import type { Countries } from '../geo/index.ts';
import { groupDevices } from './devices.ts';
import { amongKinds, withValue } from './entity-questions.ts';
import { type EntityRecord, type ToldField, toldFields } from './entity-records.ts';
import { type Seen, see, spanOf, unseen } from './seen.ts';
import type { Stored, ValueTexts } from './value-texts.ts';

/** Values of a group that are listed. */
const listed = 50;

/** User agents that are read, the most frequent first: some 20 ms. Each other one counts as a device of its own. */
const agentsRead = 1_000;

/** A group of the page: a field, and in which kinds it means this. */
interface GroupRule {
  title: string;
  field: ToldField;
  type: EntityType | null;
  kinds?: readonly Kind[];
}

const rules: readonly GroupRule[] = [
  { title: 'Actions', field: 'action', type: null },
  { title: 'Actors', field: 'actor', type: 'actor' },
  { title: 'Targets', field: 'target', type: 'target', kinds: ['audit'] },
  { title: 'Recipients', field: 'target', type: 'actor', kinds: ['notification'] },
  { title: 'Jobs', field: 'target', type: 'job', kinds: ['job'] },
  { title: 'Endpoints', field: 'target', type: 'endpoint', kinds: ['webhook'] },
  { title: 'Addresses', field: 'ip', type: 'address' },
  { title: 'Devices', field: 'agent', type: null },
  { title: 'Clients', field: 'client', type: 'client' },
  { title: 'Providers', field: 'provider', type: null },
  { title: 'Sessions', field: 'session', type: 'session' },
  { title: 'Own sessions', field: 'key', type: 'session', kinds: ['session'] },
  { title: 'Grants', field: 'key', type: 'grant', kinds: ['grant'] },
  { title: 'Protocols', field: 'protocol', type: null },
  { title: 'Organizations', field: 'organization', type: null },
];

const positions = new Map(toldFields.map((field, at) => [field, at]));

/** Counts what occurs together with an entity, record by record. */
export class RelatedCounts {
  readonly #counts = rules.map(() => new Map<Stored, Seen>());

  add({ kind, time, cells }: EntityRecord): void {
    for (const [at, { field, kinds }] of rules.entries()) {
      if (kinds !== undefined && !kinds.includes(kind)) continue;
      if (field === 'target' && kinds === undefined) continue;
      const stored = cells[positions.get(field) ?? -1];
      if (stored === null || stored === undefined) continue;
      const counts = this.#counts[at];
      const seen = counts?.get(stored) ?? unseen();
      see(seen, time);
      counts?.set(stored, seen);
    }
  }

  /**
   * The groups that say something: those with nothing in them, or with nothing but the entity itself, are left out.
   */
  groups(
    value: string,
    question: Question,
    texts: ValueTexts,
    countries: Countries,
  ): RelatedGroup[] {
    return rules.flatMap(({ title, field, type, kinds }, at) => {
      const among = kinds === undefined ? question : amongKinds(question, kinds);
      const counts = [...(this.#counts[at] ?? [])];
      counts.sort(([, one], [, other]) => other.count - one.count);
      const [first] = counts;
      if (first === undefined || (counts.length === 1 && texts.text(first[0]) === value)) return [];
      if (field === 'agent') return [deviceGroup(title, question, counts, texts)];
      const values = counts.slice(0, listed).map(([stored, seen]): RelatedValue => {
        const text = texts.text(stored);
        return {
          value: text,
          name: null,
          count: seen.count,
          ...spanOf(seen),
          ...(field === 'ip' ? { country: countries.of(text) } : {}),
          question: withValue(among, field, text),
        };
      });
      return [{ title, type, values, total: counts.length }];
    });
  }
}

/** The devices that user agents speak of, each with the agents behind it. @param counts most frequent first */
function deviceGroup(
  title: string,
  question: Question,
  counts: readonly [Stored, Seen][],
  texts: ValueTexts,
): RelatedGroup {
  const read = counts.slice(0, agentsRead);
  const groups = groupDevices(read.map(([stored, seen]) => [texts.text(stored), seen]));
  const values = groups.slice(0, listed).map(({ name, device, agents, seen }): RelatedValue => {
    const [most] = agents;
    const behind = agents.length === 1 ? most : `${agents.length} user agents, mostly ${most}`;
    return {
      value: name,
      name: behind === name ? null : behind,
      count: seen.count,
      ...spanOf(seen),
      device,
      question: withValue(question, 'agent', ...agents),
    };
  });
  const total = groups.length + counts.length - read.length;
  return { title, type: null, values, total };
}
