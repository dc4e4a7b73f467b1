/** One line of a comparison. Line numbers count from 1; null on the side where the line is not. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  oldLine: number | null;
  newLine: number | null;
}

/** Lines that are removed and added together at most; where more differ, all in between is replaced. */
const mostEdits = 1_000;

/**
 * Compares two texts by lines: the shortest way from one to the other.
 *
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, greedy form. Lines that
 * both texts begin and end with are taken off first.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const [olds, news] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < olds.length && head < news.length && olds[head] === news[head]) head += 1;
  let tail = 0;
  while (
    tail < olds.length - head &&
    tail < news.length - head &&
    olds[olds.length - 1 - tail] === news[news.length - 1 - tail]
  ) {
    tail += 1;
  }
  const writer = new LineWriter(olds, news);
  writer.keep(head);
  for (const isKept of middle(olds, news, head, tail)) {
    if (isKept === 'same') writer.keep(1);
    else if (isKept === 'removed') writer.remove();
    else writer.add();
  }
  writer.keep(tail);
  return writer.lines;
}

class LineWriter {
  readonly lines: DiffLine[] = [];
  readonly #olds: readonly string[];
  readonly #news: readonly string[];
  #old = 0;
  #new = 0;

  constructor(olds: readonly string[], news: readonly string[]) {
    this.#olds = olds;
    this.#news = news;
  }

  keep(count: number): void {
    for (let left = count; left > 0; left--) {
      const text = this.#olds[this.#old] ?? '';
      this.#old += 1;
      this.#new += 1;
      this.lines.push({ kind: 'same', text, oldLine: this.#old, newLine: this.#new });
    }
  }

  remove(): void {
    const text = this.#olds[this.#old] ?? '';
    this.#old += 1;
    this.lines.push({ kind: 'removed', text, oldLine: this.#old, newLine: null });
  }

  add(): void {
    const text = this.#news[this.#new] ?? '';
    this.#new += 1;
    this.lines.push({ kind: 'added', text, oldLine: null, newLine: this.#new });
  }
}

/** What happens to the lines between those that both begin and end with. */
function middle(
  olds: readonly string[],
  news: readonly string[],
  head: number,
  tail: number,
): DiffLine['kind'][] {
  const [n, m] = [olds.length - head - tail, news.length - head - tail];
  const trace = search(n, m, (x, y) => olds[head + x] === news[head + y]);
  return trace === null
    ? [...new Array<'removed'>(n).fill('removed'), ...new Array<'added'>(m).fill('added')]
    : walkBack(trace, n, m);
}

/** The furthest points reached with 0, 1, 2, … edits, by diagonal; null when more edits are needed than allowed. */
function search(
  n: number,
  m: number,
  isSame: (x: number, y: number) => boolean,
): Int32Array[] | null {
  const most = Math.min(n + m, mostEdits);
  const trace: Int32Array[] = [];
  let furthest = new Int32Array(3);
  for (let edits = 0; edits <= most; edits++) {
    const next = new Int32Array(2 * edits + 3);
    for (let k = -edits; k <= edits; k += 2) {
      let x = edits === 0 ? 0 : stepFrom(furthest, edits - 1, k);
      while (x < n && x - k < m && isSame(x, x - k)) x += 1;
      next[k + edits + 1] = x;
      if (x >= n && x - k >= m) {
        trace.push(next);
        return trace;
      }
    }
    trace.push(next);
    furthest = next;
  }
  return null;
}

/** Where a diagonal is entered from the points of one edit less: from above (an addition) or the left. */
function stepFrom(furthest: Int32Array, edits: number, k: number): number {
  const [down, right] = [at(furthest, edits, k + 1), at(furthest, edits, k - 1)];
  return right === null || (down !== null && right < down) ? (down ?? 0) : right + 1;
}

function at(furthest: Int32Array, edits: number, k: number): number | null {
  return Math.abs(k) > edits ? null : (furthest[k + edits + 1] ?? 0);
}

function walkBack(trace: readonly Int32Array[], n: number, m: number): DiffLine['kind'][] {
  const kinds: DiffLine['kind'][] = [];
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const furthest = trace[edits - 1] as Int32Array;
    const k = x - y;
    const [down, right] = [at(furthest, edits - 1, k + 1), at(furthest, edits - 1, k - 1)];
    const isAddition = right === null || (down !== null && right < down);
    const fromX = isAddition ? (down ?? 0) : right;
    const fromY = fromX - (isAddition ? k + 1 : k - 1);
    const entered = isAddition ? fromX : fromX + 1;
    for (; x > entered; x--) kinds.push('same');
    kinds.push(isAddition ? 'added' : 'removed');
    [x, y] = [fromX, fromY];
  }
  for (; x > 0; x--) kinds.push('same');
  return kinds.reverse();
}
