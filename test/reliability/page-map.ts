import Database from 'better-sqlite3';

/** A page of a case file. */
export interface Page {
  /** Offset of its first byte in the file. */
  offset: number;
  bytes: number;
  /** Offset of the first byte in use behind the page's own header and cell pointers. */
  used: number;
}

/**
 * Pages that hold the rows of each table and the entries of each index, by the name of the table or
 * index; overflow pages, which hold the rest of long rows, under `name overflow`. Read from SQLite's
 * `dbstat` and the headers of the pages themselves (file format, 1.6).
 */
export function mapPages(path: string, bytes: Buffer): Map<string, Page[]> {
  const db = new Database(path, { readonly: true });
  const rows = db
    .prepare(`SELECT name, pagetype, pgoffset, pgsize FROM dbstat WHERE pagetype <> 'internal'`)
    .all() as { name: string; pagetype: string; pgoffset: number; pgsize: number }[];
  db.close();
  const pages = new Map<string, Page[]>();
  for (const { name, pagetype, pgoffset: offset, pgsize } of rows) {
    const isOverflow = pagetype === 'overflow';
    const key = isOverflow ? `${name} overflow` : name;
    const used = isOverflow ? offset : offset + cellsStart(bytes, offset);
    if (used >= offset + pgsize) continue;
    const page = { offset, bytes: pgsize, used };
    pages.set(key, [...(pages.get(key) ?? []), page]);
  }
  return pages;
}

/** Where the cells of a leaf page start, counted from the start of the page. */
function cellsStart(bytes: Buffer, page: number): number {
  const header = page === 0 ? 100 : page;
  return bytes.readUInt16BE(header + 5);
}
