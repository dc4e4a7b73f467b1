import { timeJoint } from '../../../shared/mapped-words.ts';
import { placesOf } from './record-plan.ts';
import type { Names, Subject } from './source-description.ts';
import { valueAt } from './value-at.ts';

/** The path of a time of which the day stands in one column and the time of day in another. */
export function joinedPath(day: string, clock: string): string {
  return `${day}${timeJoint}${clock}`;
}

/** Where the time of a mapping stands: a column of that name, or two that are joined: `Datum + Uhrzeit`. */
export function timeNames(path: string): Names {
  const parts = path.split(timeJoint);
  if (parts.length !== 2) return [path];
  return [path, { from: path, read: (subject) => joined(subject, parts) }];
}

/** The texts of both columns; that of the day alone where there is no other. */
function joined(subject: Subject, parts: readonly string[]): string | undefined {
  const [day, clock] = parts.map((part) => {
    const [place] = placesOf([part], subject);
    const value = place === undefined ? undefined : valueAt(subject, place);
    return typeof value === 'string' ? value.trim() : '';
  });
  if (day === undefined || day === '') return undefined;
  return clock === undefined || clock === '' ? day : `${day} ${clock}`;
}
