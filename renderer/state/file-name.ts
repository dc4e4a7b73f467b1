/** The last part of a path, whichever system wrote it: `C:\c\acme.trailcase` → `acme.trailcase`. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
