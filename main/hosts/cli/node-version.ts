/** Oldest Node that has what Trailcase needs: better-sqlite3's interface and zstd. */
const oldest = [22, 15] as const;

/** Ends the program with a sentence where Node is too old, before anything that needs more is loaded. */
export function refuseOldNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  process.stderr.write(
    `trailcase: needs Node ${oldest.join('.')} or newer, this is ${process.versions.node}. In the project's folder "npm run -s trailcase" brings its own.\n`,
  );
  process.exit(1);
}
