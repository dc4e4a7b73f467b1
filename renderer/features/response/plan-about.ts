import type { RecordRow } from '../../../shared/case.ts';
import type { EntityType } from '../../../shared/entities.ts';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';
import type { PlanAbout } from '../../state/plan-about.ts';

const userKinds = [
  'revoke-sessions',
  'revoke-grants',
  'reset-password',
  'require-mfa',
  'disable-account',
] as const;

const kindsOfEntity: Partial<Record<EntityType, PlanAbout['kinds']>> = {
  actor: userKinds,
  target: ['revert-change'],
  session: ['revoke-session'],
  grant: ['revoke-grant'],
  job: ['retry-job'],
  endpoint: ['replay-webhook'],
};

/** What can be planned about an entity; null where nothing can. */
export function planAboutEntity(type: EntityType, value: string): PlanAbout | null {
  const kinds = kindsOfEntity[type];
  return kinds === undefined ? null : { kinds, value };
}

/** What can be planned about a record: about a change by its number, else about what it tells of. */
export function planAboutRecord(row: RecordRow): PlanAbout | null {
  const read = (stored: CanonicalField) => {
    const field = fieldsOf[row.kind].find((each) => each.stored === stored);
    const value = field === undefined ? null : row.fields[field.name];
    return value === null || value === undefined ? null : String(value);
  };
  const about = (kinds: PlanAbout['kinds'], value: string | null) =>
    value === null ? null : { kinds, value };
  switch (row.kind) {
    case 'audit':
      return about(['revert-change'], String(row.id));
    case 'session':
      return about(['revoke-session'], read('key'));
    case 'grant':
      return about(['revoke-grant'], read('key'));
    case 'job':
      return about(['retry-job'], read('key') ?? read('target'));
    case 'webhook':
      return about(['replay-webhook'], read('key') ?? read('target'));
    case 'event':
      return about(userKinds, read('actor') ?? read('username'));
    case 'notification':
      return about(userKinds, read('target'));
  }
}
