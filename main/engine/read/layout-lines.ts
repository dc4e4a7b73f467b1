/** Lines looked at; what they look like does not change later in a source. */
const linesJudged = 200;

/**
 * Whether every line is a JSON value of its own: the first line is one and is not alone, or, in case
 * just the first is broken, half of all lines look like one and one is. In an array or object spread over
 * lines at least one bracket or comma stands between any two lines that do, unless there are only two.
 */
export function isLineByLine(sample: Buffer, whole: boolean): boolean {
  const text = sample.toString('latin1');
  const lines = firstLines(text);
  if (lines.length < 2) return false;
  const [first] = lines;
  if (first !== undefined && isObjectOrList(first) && parses(first)) return true;
  const reachesEnd = lines.length <= linesJudged;
  const isCut = reachesEnd && !whole && !/\n[ \t\r]*$/.test(text.slice(-100));
  const complete = lines.slice(0, isCut ? -1 : linesJudged);
  const alike = complete.filter(
    (line) => isObjectOrList(line) && (line.startsWith('{') || parses(line)),
  );
  return alike.length * 2 >= complete.length && alike.some(parses);
}

/** The first lines that are not blank, trimmed, at most one more than are judged. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < text.length && lines.length <= linesJudged) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    if (line !== '') lines.push(line);
    from = end < 0 ? text.length : end + 1;
  }
  return lines;
}

function isObjectOrList(line: string): boolean {
  return (
    (line.startsWith('{') && line.endsWith('}')) || (line.startsWith('[') && line.endsWith(']'))
  );
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
