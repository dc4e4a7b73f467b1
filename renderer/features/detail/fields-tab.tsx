import { count, size } from '../../components/numbers.ts';
import { timeColumn, type ViewKey } from '../../state/view.ts';
import styles from './detail.module.css';
import { FieldRow } from './field-row.tsx';
import type { Shown } from './load-shown.ts';
import { KindPart } from './parts/kind-part.tsx';
import { shownFields } from './shown-fields.ts';
import { RecordTree } from './tree/record-tree.tsx';

/** The whole record by its parts: what its kind is about, its canonical fields, and the original as a tree. */
export function FieldsTab({
  shown,
  view,
  scroller,
}: {
  shown: Shown;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const { row, root, written } = shown;
  const { fields, missing } = shownFields(row);
  return (
    <>
      <KindPart shown={shown} view={view} scroller={scroller} />
      <section aria-label="Fields" className={styles.section}>
        <dl className={styles.fields}>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              view={view}
              written={field.name === timeColumn(row.kind) ? (written ?? undefined) : undefined}
            />
          ))}
        </dl>
        {missing.length === 0 ? null : (
          <p className={styles.remark}>Not recorded: {missing.join(', ')}.</p>
        )}
      </section>
      <section aria-label="Original record" className={styles.section}>
        <h3 className={styles.heading}>
          Original record
          <span className={styles.remark}>
            {' '}
            {size(row.length)}, {count(root.total)} at the top
          </span>
        </h3>
        <RecordTree
          label={`Original of record ${row.id}`}
          root={{
            record: row.id,
            side: 'record',
            steps: noSteps,
            isArray: isArrayRoot(shown),
            first: root,
          }}
          view={view}
          scroller={scroller}
        />
      </section>
    </>
  );
}

const noSteps = [] as const;

/** A record that is no object has positions for keys, or one node without a key. */
function isArrayRoot({ row, root }: Shown): boolean {
  return row.flags.includes('notAnObject') && root.nodes[0]?.key !== '';
}
