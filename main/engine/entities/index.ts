export { nameDevice } from './devices.ts';
export { readEntity } from './entity-page.ts';
export { latestNames } from './latest-names.ts';
export { listEntities } from './list-entities.ts';
export { otherNames } from './other-names.ts';
