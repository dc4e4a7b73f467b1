import type { EngineEnd } from './engine-keeper.ts';

/** Longest piece of what the engine wrote last that a person is shown. */
const mostShown = 300;

/** How an engine ended by itself, in words. */
export function wordsOfEnd({ code, lastWords }: EngineEnd): string {
  const said = lastWords.split('\n').findLast((line) => line.trim() !== '') ?? '';
  const last = said === '' ? '' : ` The last it said: ${said.trim().slice(0, mostShown)}`;
  return `The engine process stopped by itself (exit code ${code}).${last}`;
}
