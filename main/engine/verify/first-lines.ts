/** Characters of a line: names come from logs and may be of any length. */
const longest = 1_000;

/** Lines of a report that may be very many: the first are kept, the rest is counted. */
export class FirstLines {
  readonly #most: number;
  readonly #kept: string[] = [];
  #total = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get total(): number {
    return this.#total;
  }

  /** @param line gives the line, and is only asked while lines are kept */
  add(line: () => string): void {
    this.#total += 1;
    if (this.#kept.length < this.#most) this.#kept.push(shortened(line()));
  }

  /** @param rest what is counted, in words: `more log files that are not in this case` */
  lines(rest: string): string[] {
    const left = this.#total - this.#kept.length;
    return left === 0 ? this.#kept : [...this.#kept, `and ${left} ${rest}`];
  }
}

function shortened(line: string): string {
  return line.length <= longest ? line : `${line.slice(0, longest).toWellFormed()}…`;
}
