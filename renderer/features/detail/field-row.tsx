import { Copy, ListFilter, ListFilterPlus } from 'lucide-react';
import { EntityLink } from '../../components/entity-link.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { filterIn, filterOut } from '../../state/query-edits.ts';
import type { ViewKey } from '../../state/view.ts';
import { copyText } from './copy-text.ts';
import styles from './detail.module.css';
import { LongText } from './long-text.tsx';
import { fieldText, type ShownField } from './shown-fields.ts';
import { Action } from './tree/tree-actions.tsx';

/** Longest value that stands beside its label as it is. */
const short = 500;

/** A canonical field: label, value, and what can be done with it. */
export function FieldRow({
  field,
  view,
  written,
}: {
  field: ShownField;
  view: ViewKey;
  /** How the record writes it, for a time of which that is known. */
  written: string | undefined;
}) {
  const { label, condition } = field;
  return (
    <div className={styles.field}>
      <dt>{label}</dt>
      <dd>
        <FieldValue field={field} written={written} />
        <span className={styles.fieldActions}>
          {condition === null ? null : (
            <>
              <Action
                icon={ListFilterPlus}
                label={`Filter in: ${label}`}
                run={() => filterIn(view, condition)}
              />
              <Action
                icon={ListFilter}
                label={`Filter out: ${label}`}
                run={() => filterOut(view, condition)}
              />
            </>
          )}
          <Action
            icon={Copy}
            label={`Copy ${label}`}
            run={() => copyText(fieldText(field), label)}
          />
        </span>
      </dd>
    </div>
  );
}

function FieldValue({ field, written }: { field: ShownField; written: string | undefined }) {
  const { type, value, entity } = field;
  if (type === 'time') return <Moment iso={String(value)} written={written} />;
  const text = fieldText(field);
  if (text.length > short) return <LongText text={text} cutFrom={null} />;
  return entity === null ? <LogText text={text} /> : <EntityLink type={entity} value={text} />;
}
