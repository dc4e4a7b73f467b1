/** Texts remembered of one question; then all are forgotten. */
const mostRemembered = 10_000;

/** Longer texts are answered anew each time: of hostile ones, thousands would fill the memory. */
const longestRemembered = 200;

/** The same answers, each worked out once: the few texts that recur in millions of records. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (text.length > longestRemembered) return found;
    if (known.size >= mostRemembered) known.clear();
    known.set(text, found);
    return found;
  };
}
