const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

let byName: Map<string, string> | null = null;

/** The ISO 3166 code of a country as a log writes it: `de`, `DE`, `Germany`. Null for anything else. */
export function countryCode(text: string): string | null {
  const bare = text.trim();
  if (/^[A-Za-z]{2}$/.test(bare)) {
    return names.of(bare.toUpperCase()) === undefined ? null : inForce(bare);
  }
  byName ??= codesByName();
  return byName.get(bare.toLowerCase()) ?? null;
}

/** Its name in English; the code itself where it is none. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

function codesByName(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const known = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second)?.toLowerCase();
      if (name !== undefined && !known.has(name)) known.set(name, inForce(first + second));
    }
  }
  return known;
}

/** The code that is in force today for one that may be older: `GB` for `UK`, `DE` for `DD`. */
function inForce(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code.toUpperCase();
}
