import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { FieldRef, Query, Question } from '../../../../shared/query/index.ts';
import { allSystems, type Logsource, type SigmaSystem, sigmaSystems } from '../../sources/index.ts';
import { oneOf } from '../one-of.ts';
import { changeQuery } from './change-fields.ts';
import { type FieldPlaces, placesInSystem, placesInView } from './field-places.ts';
import { queryOf } from './node-query.ts';
import { allOf, anyOf, constantOf } from './query-nodes.ts';
import type { SigmaNode } from './sigma-test.ts';

/** A rule's condition as it is asked, and where its fields stand. */
export interface EventQuestion {
  systems: readonly string[];
  /** Null where no source has its names. */
  question: Question | null;
  placesOf(field: string): readonly FieldRef[];
}

/** Product of rules for the fields that all systems have in common. */
const ownProduct = 'trailcase';

/**
 * What a condition asks of the records that its logsource names: of each system with such records, in
 * the names that it has for them. Rules of product `trailcase` ask all systems for the fields of the
 * query language; the service is the kind.
 */
export function eventQuestion(node: SigmaNode, logsource: Logsource): EventQuestion {
  if (logsource.product?.toLowerCase() === ownProduct) return ownQuestion(node, logsource);
  const systems = sigmaSystems(logsource);
  const placesOf = (field: string) =>
    distinct(systems.flatMap((system) => placesInSystem(field, system).refs));
  const question = systems.length === 0 ? null : { kind: null, where: whereIn(node, systems) };
  return { systems: systems.map(({ system }) => system), question, placesOf };
}

function ownQuestion(node: SigmaNode, { service }: Logsource): EventQuestion {
  const kind = kinds.find((each) => each === service?.toLowerCase()) ?? null;
  const places = (field: string): FieldPlaces => placesInView(field, kind);
  const where = queryOf(node, { placesOf: places, special: changeQuery });
  return {
    systems: allSystems(),
    question: { kind, where },
    placesOf: (field) => places(field).refs,
  };
}

/** Systems that are asked the same are asked together. */
function whereIn(node: SigmaNode, systems: readonly SigmaSystem[]): Query {
  const asked = systems.map((system) => {
    const condition = queryOf(node, { placesOf: (field) => placesInSystem(field, system) });
    return { system, condition, key: JSON.stringify([condition, system.kinds]) };
  });
  return anyOf(
    [...Map.groupBy(asked, ({ key }) => key).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined || constantOf(first.condition) === false) return [];
      const names = group.map(({ system }) => system.system);
      return allOf([ofSystems(names), ...ofKinds(first.system.kinds), first.condition]);
    }),
  );
}

function ofSystems(names: readonly string[]): Query {
  return isWord('system', names, true);
}

/** Keeps out what the same systems log besides, such as sign-ins beside audits. */
function ofKinds(names: readonly Kind[] | null): Query[] {
  return names === null ? [] : [isWord('kind', names, false)];
}

function isWord(name: string, words: readonly string[], exact: boolean): Query {
  return oneOf(
    { kind: 'field', name },
    words.map((text) => ({ kind: 'text', text, exact })),
  );
}

function distinct(refs: readonly FieldRef[]): FieldRef[] {
  return [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()];
}
