export function OpenCaseDialog() {
  return null;
}
