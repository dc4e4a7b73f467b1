/** First bytes of what people take for a log export, as a latin1 string. */
const signatures: readonly (readonly [string, string])[] = [
  ['SQLite format 3\0', 'an SQLite database'],
  ['PK\x03\x04', 'a zip archive (or an Excel workbook)'],
  ['\x1f\x8b', 'a gzip file'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file'],
  ['BZh', 'a bzip2 file'],
  ['\xfd7zXZ\0', 'an xz file'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['PAR1', 'a Parquet file'],
  ['Obj\x01', 'an Avro file'],
  ['ElfFile\0', 'a Windows event log (EVTX)'],
  ['\xd0\xcf\x11\xe0', 'an old Excel, Word or Outlook file'],
  ['%PDF', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
  ['\xd4\xc3\xb2\xa1', 'a packet capture'],
];

/** Share of control characters above which content is no text. */
const mostControls = 0.02;

/** Says what content is that is surely not text, with its article; null if it may be text. */
export function nameForeignContent(sample: Buffer): string | null {
  const start = sample.toString('latin1', 0, 16);
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return known[1];
  if (/^\s*<(\?xml|!doctype|html|[a-z]+[ >])/i.test(sample.toString('latin1', 0, 256))) {
    return 'XML or HTML';
  }
  // A table names its columns in clean text; what stands in its cells, NUL included, is a record's own.
  const firstLine = sample.subarray(0, Math.max(sample.indexOf(0x0a), 0));
  if (firstLine.length > 0 && countControls(firstLine) === 0) return null;
  return countControls(sample) > sample.length * mostControls ? 'binary data' : null;
}

function countControls(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && !isTextControl(byte)) controls += 1;
  return controls;
}

/** Tab to carriage return, and the escape of coloured terminal output. */
function isTextControl(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;
}
