export function SavedViewsScreen() {
  return null;
}
