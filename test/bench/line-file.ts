import { closeSync, openSync, writeSync } from 'node:fs';

const flushAt = 1 << 18;

/** Writes lines to a new file, a few hundred kilobytes at a time. Returns the file's size in bytes. */
export function writeLines(path: string, lines: Iterable<string>): number {
  const file = openSync(path, 'w');
  try {
    let bytes = 0;
    let text = '';
    const flush = () => {
      const block = Buffer.from(text);
      for (let at = 0; at < block.length; ) at += writeSync(file, block, at);
      bytes += block.length;
      text = '';
    };
    for (const line of lines) {
      text += `${line}\n`;
      if (text.length >= flushAt) flush();
    }
    flush();
    return bytes;
  } finally {
    closeSync(file);
  }
}
