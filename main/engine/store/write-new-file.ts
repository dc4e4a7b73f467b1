import { NewFile, type WrittenBytes } from './new-file.ts';

/**
 * Writes a file that appears under its name only when it is whole, and never in place of another.
 * @param fill writes what is in it; where that throws nothing is left
 * @throws TrailcaseError `file-exists` where the name is taken, `file-unreadable` where nothing can be written
 */
export function writeNewFile(
  out: string,
  fill: (file: NewFile) => void,
): WrittenBytes & { path: string } {
  const file = new NewFile(out);
  try {
    fill(file);
    const written = file.finish();
    file.publish();
    return { path: file.path, ...written };
  } finally {
    file.discard();
  }
}
