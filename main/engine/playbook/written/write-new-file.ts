import { NewFile, type WrittenBytes } from '../../store/index.ts';

/** Writes a text as a file that appears only when it is whole, and never in place of another. */
export function writeNewFile(out: string, text: string): WrittenBytes & { path: string } {
  const file = new NewFile(out);
  try {
    file.writeText(text);
    const written = file.finish();
    file.publish();
    return { path: file.path, ...written };
  } finally {
    file.discard();
  }
}
