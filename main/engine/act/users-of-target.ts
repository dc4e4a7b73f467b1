import type { ActionTarget } from '../../../shared/response-plan.ts';

/** Names of one user by which a tenant is asked. */
const mostNames = 4;

/** How likely a tenant knows a user by a name, by what the evidence calls it. */
const order = ['user id', 'e-mail address', 'holder'];

/** The names of the user that a target is or belongs to, the surest first. */
export function usersOf({ type, value, name, ids }: ActionTarget): string[] {
  const told = ids
    .filter(({ what }) => order.includes(what))
    .toSorted((one, other) => order.indexOf(one.what) - order.indexOf(other.what))
    .map(({ id }) => id);
  const own = type === 'user' ? [value] : [];
  const besides = type === 'user' || type === 'session' || type === 'grant' ? [name ?? ''] : [];
  const all = [...told, ...own, ...besides].filter((each) => each !== '');
  return [...new Set(all)].slice(0, mostNames);
}

/** The one name by which an account is changed: its id, else what the plan calls it. */
export function userIdOf(target: ActionTarget): string {
  const [first = target.value] = usersOf(target);
  return first;
}
