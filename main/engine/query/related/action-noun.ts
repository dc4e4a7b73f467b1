import { foldName } from '../../../../shared/fields.ts';

/**
 * The type of thing that an action is about, folded: `update IdentityProvider` → `identityprovider`,
 * `user.role.assign` → `userrole`; null where the action does not tell.
 */
export function actionNoun(action: string | null): string | null {
  if (action === null) return null;
  const words = action.trim().split(/\s+/);
  const noun = words.length > 1 ? words.slice(1) : action.split(/[.:/]/).slice(0, -1);
  const folded = foldName(noun.join(''));
  return folded === '' ? null : folded;
}
