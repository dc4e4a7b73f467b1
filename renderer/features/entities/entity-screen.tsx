export function EntityScreen(_: {
  type: import('../../../shared/entities.ts').EntityType;
  value: string;
}) {
  return null;
}
