export { mappingText } from './mapping-text.ts';
export { proposeMapping } from './propose-mapping.ts';
export { proposedSource } from './proposed-source.ts';
