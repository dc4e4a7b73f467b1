export function MarksScreen() {
  return null;
}
