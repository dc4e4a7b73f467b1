const ending = '.trailcase';

/** Path of a new case in a folder; null for a name that no file can have. The ending is added where it is missing. */
export function casePath(folder: string, name: string): string | null {
  const trimmed = name.trim();
  if (trimmed === '' || /[/\\:*?"<>|\p{Cc}]/u.test(trimmed) || /^\.+$/.test(trimmed)) return null;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const file = trimmed.endsWith(ending) ? trimmed : `${trimmed}${ending}`;
  return `${folder.replace(/[/\\]$/, '')}${separator}${file}`;
}
