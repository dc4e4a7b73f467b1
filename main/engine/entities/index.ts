export { Countries } from './countries.ts';
export { readEntity } from './entity-page.ts';
export { listEntities } from './list-entities.ts';
