import type { ParamsOf } from '../../../shared/contract.ts';
import type { Country, EntityList, EntityPage } from '../../../shared/entities.ts';
import { listEntities, readEntity } from '../entities/index.ts';
import { Countries } from '../geo/index.ts';
import type { ReadableCase } from '../store/index.ts';

const countries = new Countries();

/** What a reader thread can be asked about entities. */
export function entityCalls(reading: () => { db: ReadableCase }) {
  return {
    'entity.list': (asked: ParamsOf<'entity.list'>): EntityList =>
      listEntities(reading().db, asked),
    'entity.page': (asked: ParamsOf<'entity.page'>): EntityPage =>
      readEntity(reading().db, countries, asked),
    'address.countries': ({ addresses }: ParamsOf<'address.countries'>): (Country | null)[] =>
      addresses.map((address) => countries.of(address)),
  };
}
