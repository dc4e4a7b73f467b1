export function HelpScreen(_: { page: string | null }) {
  return null;
}
