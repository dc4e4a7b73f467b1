/** Brings audit archives back to a tenant, step by step. */
export function RestoreScreen() {
  return null;
}
