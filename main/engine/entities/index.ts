export { readEntity } from './entity-page.ts';
export { listEntities } from './list-entities.ts';
export { otherNames } from './other-names.ts';
