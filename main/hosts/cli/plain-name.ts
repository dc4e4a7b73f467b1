/** Names that a shell takes between double quotes as they are. */
const plain = /^[\p{L}\p{N} ._@-]+$/u;

/** A name as it can be put into a command that is proposed; `otherwise` for one that a shell would read in its own way. */
export function quotedName(name: string, otherwise: string): string {
  return plain.test(name) ? `"${name}"` : otherwise;
}
