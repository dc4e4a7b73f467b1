import { TrailcaseError } from '../../../shared/errors.ts';
import type { Query } from '../../../shared/query/index.ts';
import type { BlastRadius } from '../../../shared/response-plan.ts';
import { type Evidence, valueId } from './evidence.ts';
import { systemsNaming } from './naming-systems.ts';
import { either, isOneOf } from './radius-queries.ts';
import {
  type RadiusRecord,
  recordsOfActor,
  recordsOfAddress,
  recordsOfUsername,
} from './radius-records.ts';
import type { RadiusWindow } from './radius-window.ts';
import { namesOfUser } from './user-names.ts';

/** An account by all its names, or an address: whose reach is asked for. */
export interface Centre {
  isAddress: boolean;
  /** What else it is called; null where nothing is known. */
  name: string | null;
  /** Ids of its names in `value`. */
  own: ReadonlySet<number>;
  /** The condition that its records meet. */
  condition: Query;
  records: (window: RadiusWindow) => Iterable<RadiusRecord>;
}

/**
 * Finds whose reach is asked for.
 * @throws TrailcaseError `not-found` where no record names it
 */
export function centreOf(
  evidence: Evidence,
  { type, value }: Pick<BlastRadius['centre'], 'type' | 'value'>,
): Centre {
  const id = valueId(evidence.db, value);
  if (id === null) throw unnamed(type, value);
  return type === 'address' ? addressCentre(evidence, value, id) : actorCentre(evidence, value, id);
}

function addressCentre({ db }: Evidence, value: string, id: number): Centre {
  return {
    isAddress: true,
    name: null,
    own: new Set(),
    condition: isOneOf('ip', [value]),
    records: (window) => recordsOfAddress(db, id, window),
  };
}

function actorCentre(evidence: Evidence, value: string, id: number): Centre {
  const { db } = evidence;
  const systems = systemsNaming(evidence, value);
  if (systems.length === 0) throw unnamed('actor', value);
  const known = systems.flatMap(({ sources }) => namesOfUser(evidence, value, sources));
  const names = [...new Set([value, ...known.map((name) => name.id)])];
  const ids = new Set([id, ...names.flatMap((name) => valueId(db, name) ?? [])]);
  const usernames = known.filter(({ what }) => what === 'username').map((name) => name.id);
  const usernameIds = usernames.flatMap((name) => valueId(db, name) ?? []);
  const isMail = value.includes('@');
  return {
    isAddress: false,
    name: isMail ? null : (known.find(({ what }) => what === 'e-mail address')?.id ?? null),
    own: ids,
    condition:
      usernames.length === 0
        ? isOneOf('actor', names)
        : either(isOneOf('actor', names), isOneOf('username', usernames)),
    *records(window) {
      yield* recordsOfActor(db, [...ids], window);
      if (usernameIds.length > 0) yield* recordsOfUsername(db, usernameIds, window);
    },
  };
}

function unnamed(type: string, value: string): TrailcaseError {
  return new TrailcaseError('not-found', `No record of this case names the ${type} “${value}”.`);
}
