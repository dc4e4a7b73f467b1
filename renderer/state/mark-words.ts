import type { MarkChange } from '../../shared/marks.ts';
import { counted } from '../components/numbers.ts';

/** What a change of marks did, in words: `Starred 3 records`, `Tagged 1 record with “suspect”`. */
export function changeWords(change: MarkChange, records: number): string {
  const number = counted(records, 'record');
  const { star, addTags = [], removeTags = [] } = change;
  const parts = [
    ...(star === undefined ? [] : [star ? `starred ${number}` : `took the star off ${number}`]),
    ...(addTags.length === 0 ? [] : [`tagged ${number} with ${listed(addTags)}`]),
    ...(removeTags.length === 0 ? [] : [`took ${listed(removeTags)} off ${number}`]),
  ];
  const words = parts.join(' and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listed(tags: readonly string[]): string {
  return tags.map((tag) => `“${tag}”`).join(', ');
}
