import { TrailcaseError } from '../../../shared/errors.ts';
import type { RejectedPlace } from '../../../shared/import-preview.ts';
import type { ReadableCase } from '../store/index.ts';
import type { RawRecords } from './raw-records.ts';

/** Characters shown before and after it, and of itself. */
const aroundCharacters = 2_000;
const itselfCharacters = 100_000;

/** Bytes that hold at least this many characters, whatever the encoding and wherever they begin. */
const enoughBytes = (characters: number) => 3 * characters + 4;

interface Issue {
  source: number;
  line: number;
  offset: number;
  length: number;
  /** Bytes of its source. */
  size: number;
}

/**
 * Something that was not stored, in the evidence around it.
 * @throws TrailcaseError `not-found`, or `case-altered` where the evidence is damaged
 */
export function readRejectedPlace(db: ReadableCase, raws: RawRecords, id: number): RejectedPlace {
  const issue = db
    .prepare(
      `SELECT i.source, i.line, i.offset, i.length, t.bytes AS size
       FROM issue i JOIN source s ON s.id = i.source JOIN stream t ON t.id = s.stream WHERE i.id = ?`,
    )
    .get(id) as Issue | undefined;
  if (issue === undefined) {
    throw new TrailcaseError('not-found', `Nothing was rejected under the number ${id}.`);
  }
  const { source, line, offset, length, size } = issue;
  const end = offset + length;
  const around = enoughBytes(aroundCharacters);
  const start = Math.max(0, offset - around);
  const shown = Math.min(length, enoughBytes(itselfCharacters));
  const text = raws.text(source, offset, shown);
  return {
    before: lastOf(raws.text(source, start, offset - start), aroundCharacters),
    text: firstOf(text, itselfCharacters),
    after: firstOf(raws.text(source, end, Math.min(around, size - end)), aroundCharacters),
    cut: shown < length || text.length > itselfCharacters,
    line,
    offset,
    length,
  };
}

/** The first characters; a pair of surrogates is not torn apart. */
function firstOf(text: string, most: number): string {
  const kept = text.slice(0, most);
  return kept.length < text.length && /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** The last characters, likewise. */
function lastOf(text: string, most: number): string {
  const kept = text.slice(-most);
  return kept.length < text.length && /^[\udc00-\udfff]/.test(kept) ? kept.slice(1) : kept;
}
