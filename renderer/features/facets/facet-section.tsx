import { UnstyledButton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useId, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { count } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useOfResult } from '../../state/use-of-result.ts';
import type { ViewKey } from '../../state/view.ts';
import { countsMarks, type FacetField } from './facet-fields.ts';
import { FacetValues } from './facet-values.tsx';
import styles from './facets.module.css';

/** Values that are listed at first, and when more are asked for. */
const few = { top: 8, rare: 3 };
const many = { top: 200, rare: 20 };

/** One field: its name, and its values while it is open. Nothing is asked while it is out of sight. */
export function FacetSection({
  view,
  facet,
  remove,
}: {
  view: ViewKey;
  facet: FacetField;
  remove: () => void;
}) {
  const { label, field } = facet;
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const [isLong, setLong] = useState(false);
  const marked = useAnswered(({ views }) => (countsMarks(facet) ? views[view].version : 0));
  const { ref, inViewport } = useInViewport<HTMLElement>();
  const { value, stale, error, again } = useOfResult(
    view,
    `${isLong ? 'many' : 'few'} ${marked}`,
    isOpen && inViewport,
    (result) => engine().call('result.facet', { result, field, ...(isLong ? many : few) }),
  );
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section
      ref={ref}
      className={styles.facet}
      aria-labelledby={id}
      aria-busy={stale && isOpen && inViewport}
    >
      <div className={styles.title}>
        <h3 id={id}>
          <UnstyledButton
            className={styles.name}
            aria-expanded={isOpen}
            title={showHidden(label)}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron size={13} aria-hidden /> {label}
          </UnstyledButton>
        </h3>
        {value === null ? null : (
          <span className={styles.distinct}>
            {count(value.distinct)}
            <span className={styles.noun}>{value.distinct === 1 ? ' value' : ' values'}</span>
          </span>
        )}
        <UnstyledButton
          className={styles.icon}
          aria-label={showHidden(`Do not count ${label}`)}
          title="Do not count this field"
          onClick={remove}
        >
          <X size={12} aria-hidden />
        </UnstyledButton>
      </div>
      {!isOpen ? null : (
        <div className={styles.body} data-stale={stale && value !== null ? true : undefined}>
          {error !== null ? (
            <p className={styles.note} role="alert">
              {error}{' '}
              <UnstyledButton className={styles.link} onClick={again}>
                Try again
              </UnstyledButton>
            </p>
          ) : value === null ? (
            <p className={styles.waiting}>Counting…</p>
          ) : (
            <FacetValues
              view={view}
              label={label}
              field={field}
              facet={value}
              isLong={isLong}
              lengthen={() => setLong(!isLong)}
            />
          )}
        </div>
      )}
    </section>
  );
}
