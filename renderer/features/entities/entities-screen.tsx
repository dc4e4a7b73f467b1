export function EntitiesScreen(_: { type: import('../../../shared/entities.ts').EntityType }) {
  return null;
}
