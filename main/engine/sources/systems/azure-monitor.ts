import type { Subject } from '../source-description.ts';
import { isKeyed, textAt } from '../value-at.ts';

/** True for a record of Azure Monitor that is a sign-in of Entra. */
export function isSignInRecord(record: Subject): boolean {
  return /sign-?in ?logs$/i.test(textAt(record, 'category') ?? textAt(record, 'Category') ?? '');
}

/** True for a record of Azure Monitor that is a directory audit of Entra. */
export function isDirectoryAudit(record: Subject): boolean {
  const properties = record.properties;
  const text = typeof properties === 'string' ? properties : null;
  const has = (name: string) =>
    text === null
      ? isKeyed(properties) && Object.hasOwn(properties, name)
      : text.includes(`"${name}"`);
  return (
    /microsoft\.aadiam/i.test(textAt(record, 'resourceId') ?? '') ||
    has('loggedByService') ||
    has('targetResources')
  );
}
