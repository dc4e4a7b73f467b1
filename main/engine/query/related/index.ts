export { readVersions } from './record-versions.ts';
export { findRelated } from './related-records.ts';
