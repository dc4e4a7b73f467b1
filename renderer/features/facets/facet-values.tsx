import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Facet, OneField, FacetValue as Value } from '../../../shared/case.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { count } from '../../components/numbers.ts';
import { hasValue, lacks } from '../../state/conditions.ts';
import { conditionsOf, filterIn, onlyThis, setConditions } from '../../state/query-edits.ts';
import { useConditions } from '../../state/reading.ts';
import {
  isAmong,
  toggleAsked,
  toggleLeftOut,
  valuesInForce,
} from '../../state/value-conditions.ts';
import type { ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { type Deeds, FacetValue } from './facet-value.tsx';
import { listedWords, valueTitle } from './facet-words.ts';
import styles from './facets.module.css';

/** The values of one field: arrows move over them, Space or i asks for one, o leaves it out, Enter asks for it alone. */
export function FacetValues({
  view,
  label,
  field,
  facet,
  isLong,
  lengthen,
}: {
  view: ViewKey;
  label: string;
  field: OneField;
  facet: Facet;
  isLong: boolean;
  lengthen: () => void;
}) {
  const zone = useZone();
  const conditions = useConditions(view);
  const [current, setCurrent] = useState(0);
  const { asked, leftOut } = valuesInForce(conditions, field);
  const { top, rare, missing, records, distinct } = facet;
  const most = top[0]?.count ?? 0;
  const deedsOf = ({ value }: Value): Deeds => ({
    ask: () => setConditions(view, toggleAsked(conditionsOf(view), field, value)),
    leaveOut: () => setConditions(view, toggleLeftOut(conditionsOf(view), field, value)),
    only: () => onlyThis(view, hasValue(field, value)),
  });
  const row = (value: Value, at: number) => (
    <FacetValue
      key={`${typeof value.value} ${value.value}`}
      value={value}
      title={valueTitle(value, records, zone)}
      records={records}
      most={most}
      state={
        isAmong(asked, value.value) ? 'asked' : isAmong(leftOut, value.value) ? 'left-out' : null
      }
      isCurrent={at === Math.min(current, top.length + rare.length - 1)}
      becomeCurrent={() => setCurrent(at)}
      deeds={deedsOf(value)}
    />
  );
  return (
    <>
      <ul className={styles.values} aria-label={showHidden(`Values of ${label}`)}>
        {top.map(row)}
        {rare.length === 0 ? null : (
          <li className={styles.divider} aria-label="Rare values">
            rare
          </li>
        )}
        {rare.map((value, at) => row(value, top.length + at))}
      </ul>
      {distinct > 0 ? null : (
        <p className={styles.note}>
          {records === 0 ? 'No record under the other conditions.' : 'No record has this field.'}
        </p>
      )}
      <div className={styles.foot}>
        {missing === 0 ? null : (
          <UnstyledButton
            className={styles.link}
            title="Only records without this field"
            onClick={() => filterIn(view, lacks(field))}
          >
            {count(missing)} without it
          </UnstyledButton>
        )}
        {isLong || distinct > top.length + rare.length ? (
          <UnstyledButton className={styles.link} title={listedWords(facet)} onClick={lengthen}>
            {isLong ? 'Fewer' : 'More'}
          </UnstyledButton>
        ) : null}
      </div>
    </>
  );
}
