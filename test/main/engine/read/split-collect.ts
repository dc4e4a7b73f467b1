import type { Layout } from '../../../../main/engine/read/layout.ts';
import { createSplitter } from '../../../../main/engine/read/splitter.ts';
import type { Rejection } from '../../../../shared/issues.ts';

export interface Span {
  value: unknown;
  offset: number;
  length: number;
  flags: number;
}

export interface Split {
  records: Span[];
  rejections: Rejection[];
  complete: boolean;
}

/** Splits `bytes`, pushed in chunks whose sizes are taken from `sizes` in turn. */
export function split(layout: Layout, bytes: Buffer, sizes: readonly number[] = [1 << 20]): Split {
  const records: Span[] = [];
  const rejections: Rejection[] = [];
  const splitter = createSplitter(layout, {
    record: (value, offset, length, flags) => records.push({ value, offset, length, flags }),
    reject: (rejection) => rejections.push(rejection),
  });
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    // A copy that is wiped afterwards: whoever keeps a view of a chunk is found out.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    splitter.push(chunk);
    chunk.fill(0x3f);
    at += size;
  }
  return { records, rejections, ...splitter.end() };
}

/** The exact text of every record, cut from the source. */
export function cut(bytes: Buffer, { records }: Split): string[] {
  return records.map(({ offset, length }) => bytes.toString('utf8', offset, offset + length));
}

/** What lies outside all records and rejections. Throws if two of them overlap. */
export function cutOutside(bytes: Buffer, { records, rejections }: Split): string {
  const spans = [...records, ...rejections].sort(
    (a, b) => a.offset - b.offset || a.length - b.length,
  );
  let outside = '';
  let at = 0;
  for (const { offset, length } of spans) {
    if (offset < at) throw new Error(`overlap at byte ${offset}`);
    outside += bytes.toString('latin1', at, offset);
    at = offset + length;
  }
  return outside + bytes.toString('latin1', at);
}
