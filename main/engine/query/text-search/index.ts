export { isTextQuestion, searchPart } from './search-part.ts';
export { listSearchParts, type SearchPart } from './searchable-streams.ts';
