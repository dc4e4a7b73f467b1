/** A picture as PNG, with the length of its sides in pixels. */
export interface Png {
  size: number;
  bytes: Buffer;
}

/**
 * An icon file for Windows that holds the pictures as PNG.
 * Source of the format: learn.microsoft.com, "Icons" (ICONDIR and ICONDIRENTRY); PNG since Windows Vista
 */
export function toIco(pictures: readonly Png[]): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = 6 + 16 * pictures.length;
  const entries = pictures.map(({ size, bytes }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ bytes }) => bytes)]);
}

/** Names of the pictures in an Apple icon by their size; source: en.wikipedia.org/wiki/Apple_Icon_Image_format */
const appleNames: Record<number, readonly string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** An icon file for macOS that holds the pictures as PNG. */
export function toIcns(pictures: readonly Png[]): Buffer {
  const parts = pictures.flatMap(({ size, bytes }) =>
    (appleNames[size] ?? []).map((name) => {
      const head = Buffer.alloc(8);
      head.write(name, 'latin1');
      head.writeUInt32BE(bytes.length + 8, 4);
      return Buffer.concat([head, bytes]);
    }),
  );
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    4,
  );
  return Buffer.concat([head, ...parts]);
}
