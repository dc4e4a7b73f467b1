import { readCondition } from './condition.ts';
import { itemsOf, type Located, type LocatedMap, type Spot, textOfScalar } from './located.ts';
import { type Expansions, readField, readValues } from './modifiers.ts';
import { RuleTrouble } from './rule-trouble.ts';
import { all, any, type SigmaNode } from './sigma-test.ts';

/** Keys of a detection that are no selections. */
const notSelections = new Set(['condition', 'timeframe']);

/**
 * Reads the `detection` of a rule: its selections, and the condition that joins them. A map asks for
 * all of its fields, a list for one of its members, values without a field for a text anywhere in
 * the record. Several conditions ask for one of them.
 */
export function readDetection(detection: LocatedMap, expansions: Expansions): SigmaNode {
  const selections = new Map<string, SigmaNode>();
  let condition: Located | null = null;
  for (const { key, value, spot } of detection.entries) {
    if (key === 'condition') condition = value;
    else if (key === 'timeframe') {
      throw new RuleTrouble(
        spot,
        '"timeframe" belongs to the old form of a correlation and is not run. Write a correlation with a timespan.',
      );
    }
    if (!notSelections.has(key)) selections.set(key, readSelection(value, spot, expansions));
  }
  if (condition === null) {
    throw new RuleTrouble(
      detection.spot,
      'The detection has no condition. Add one, such as: condition: selection.',
    );
  }
  const nodes = itemsOf(condition).map((item) => {
    const text = item.kind === 'scalar' ? textOfScalar(item.value) : '';
    if (text.trim() === '')
      throw new RuleTrouble(item.spot, 'A condition is a text, such as: selection and not filter.');
    return readCondition(text, selections, item.spot);
  });
  if (nodes.length === 0) throw new RuleTrouble(condition.spot, 'The condition is empty.');
  return any(nodes);
}

function readSelection(value: Located, spot: Spot, expansions: Expansions): SigmaNode {
  if (value.kind === 'map') return readMap(value, expansions);
  if (value.kind === 'scalar') return readValues(keywords(spot), [value], expansions);
  if (value.items.length === 0)
    throw new RuleTrouble(spot, 'This selection is empty. Fill it or take it out.');
  const maps = value.items.filter((item) => item.kind === 'map');
  const words = value.items.filter((item) => item.kind !== 'map');
  return any([
    ...maps.map((map) => readMap(map, expansions)),
    ...(words.length === 0 ? [] : [readValues(keywords(spot), words, expansions)]),
  ]);
}

function keywords(spot: Spot) {
  return { field: null, modifiers: [], spot };
}

function readMap(map: LocatedMap, expansions: Expansions): SigmaNode {
  if (map.entries.length === 0) {
    throw new RuleTrouble(map.spot, 'This selection is empty. Fill it or take it out.');
  }
  return all(
    map.entries.map(({ key, value, spot }) =>
      readValues(readField(key, spot), itemsOf(value), expansions),
    ),
  );
}
