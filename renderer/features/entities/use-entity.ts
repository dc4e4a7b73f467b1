import { useEffect, useState } from 'react';
import type { EntityPage, EntityType } from '../../../shared/entities.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';

/** The page of an entity; asked again when the case has grown. What was shown of another one is gone at once. */
export function useEntity(type: EntityType, value: string) {
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  const [page, setPage] = useState<EntityPage | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isLate = false;
    if (records === 0 || tries < 0) return;
    setTrouble(null);
    engine()
      .call('entity.page', { type, value })
      .then(
        (found) => {
          if (!isLate) setPage(found);
        },
        (error: unknown) => {
          if (!isLate) setTrouble(wordsOf(error));
        },
      );
    return () => {
      isLate = true;
    };
  }, [type, value, records, tries]);
  const isIt = page !== null && page.type === type && page.value === value;
  return { page: isIt ? page : null, trouble, again: () => setTries((before) => before + 1) };
}
