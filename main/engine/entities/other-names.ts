import type { EntityType } from '../../../shared/entities.ts';
import type { ReadableCase } from '../store/index.ts';
import { EntityNames } from './entity-names.ts';
import { entityRecords } from './entity-records.ts';
import { ValueTexts } from './value-texts.ts';

/**
 * What else the records call an entity, most used first: the numeric id of a user beside an e-mail address.
 * None for what no record names.
 */
export function otherNames(db: ReadableCase, type: EntityType, value: string): string[] {
  const texts = new ValueTexts(db);
  const names = new EntityNames(type);
  for (const record of entityRecords(db, texts, type, value)) names.add(record);
  return names.list(db, texts, value).map((name) => name.value);
}
