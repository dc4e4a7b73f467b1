import { createHash } from 'node:crypto';
import { cutText } from '../../../../shared/cut-text.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { GivenFile } from '../../read/index.ts';
import type { PulledRow } from '../../store/index.ts';
import type { LogPage } from '../connector.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';
import { fileOfBytes } from './stretch-file.ts';

/** A stretch is stored when it has so much: little enough to be held, enough to be one source of many pages. */
const mostBytes = 32 * 2 ** 20;
const mostPages = 200;
const mostMilliseconds = 20_000;

/** Stands behind each page, so that a file of them can be read line by line by a person. */
const behindPage = Buffer.from('\n');

/** Headers that say when, by whom and within which limits an answer was made. */
const headersKept =
  /^(?:date|content-type|etag|last-modified|retry-after|(?:x-)?rate-?limit.*|.*(?:request|correlation|trace)-id)$/;
const mostHeader = 500;

/** Consecutive pages of one log, on their way to be one source. */
export class PageStretch {
  readonly pages: LogPage[] = [];
  readonly rows: PulledRow[] = [];
  readonly #pieces: Buffer[] = [];
  #bytes = 0;
  #began = 0;

  /** Records in it. */
  get items(): number {
    return this.pages.reduce((sum, { count }) => sum + count, 0);
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isFull(): boolean {
    return (
      this.#bytes >= mostBytes ||
      this.pages.length >= mostPages ||
      (this.pages.length > 0 && Date.now() - this.#began >= mostMilliseconds)
    );
  }

  add(page: LogPage, sha256: string): void {
    if (this.pages.length === 0) this.#began = Date.now();
    const { body } = page.answer;
    this.pages.push(page);
    this.rows.push({
      offset: this.#bytes,
      bytes: body.length,
      sha256,
      detail: JSON.stringify(detailOf(page.answer)),
    });
    this.#pieces.push(body, behindPage);
    this.#bytes += body.length + behindPage.length;
  }

  /**
   * The stretch as a file.
   * @param title what was pulled: connection and log
   */
  toFile(title: string): GivenFile {
    const [first] = this.pages;
    const last = this.pages.at(-1) ?? first;
    const name = `${title} · ${first === undefined ? '' : momentOf(first.answer).slice(0, 19)}Z`;
    const path = first === undefined ? '' : first.answer.address;
    return fileOfBytes(name, path, last === undefined ? '' : momentOf(last.answer), this.#pieces);
  }
}

/** How a page was had; the client has taken credentials out of it. */
function detailOf(answer: TenantAnswer) {
  const { method, address, status, attempts } = answer;
  const headers = Object.fromEntries(
    Object.entries(answer.headers)
      .filter(([name]) => headersKept.test(name))
      .map(([name, value]) => [name, cutText(value, mostHeader)]),
  );
  const fetched = momentOf(answer);
  return { method, address, status, headers, fetched, attempts };
}

/** SHA-256 over a page as it came. */
export function hashPage({ answer }: LogPage): string {
  return createHash('sha256').update(answer.body).digest('hex');
}

function momentOf({ fetched }: TenantAnswer): string {
  return formatInstant(fetched);
}
