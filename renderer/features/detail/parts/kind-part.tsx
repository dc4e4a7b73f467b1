import type { RelatedRecords } from '../../../../shared/entities.ts';
import { engine } from '../../../engine/connection.ts';
import { useNewest } from '../../../state/use-newest.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import type { Shown } from '../load-shown.ts';
import { LongText } from '../long-text.tsx';
import { RelatedRows } from '../related-rows.tsx';
import { RecordTree } from '../tree/record-tree.tsx';
import { AttemptsPart } from './attempts-part.tsx';
import { FlowPart } from './flow-part.tsx';
import { loadSections, type Section } from './load-sections.ts';
import { wantedSections } from './sections.ts';

interface PartProps {
  shown: Shown;
  view: ViewKey;
  scroller: HTMLElement | null;
}

/** What a record of its kind is about, above its fields. */
export function KindPart(props: PartProps) {
  const { kind } = props.shown.row;
  const { row } = props.shown;
  return (
    <>
      {kind === 'event' ? <RelatedPart {...props} of="flow" /> : null}
      {kind === 'webhook' ? <RelatedPart {...props} of="attempts" /> : null}
      {wantedSections[kind].length === 0 ? null : <Sections {...props} key={row.id} />}
      {kind === 'session' ? <RelatedPart {...props} of="grant" /> : null}
    </>
  );
}

/** Parts that need the records which belong together with this one. */
function RelatedPart({ shown, view, of }: PartProps & { of: 'flow' | 'attempts' | 'grant' }) {
  const { row } = shown;
  const related = useNewest(`${row.id}`, () => engine().call('record.related', { id: row.id }));
  const group = related.value?.find(({ kind }) => kind === of) ?? null;
  const waits = related.isAsking;
  if (related.error !== null) return <p className={styles.trouble}>{related.error}</p>;
  if (of === 'flow') return <FlowPart row={row} group={group} waits={waits} view={view} />;
  if (of === 'attempts') return <AttemptsPart row={row} group={group} waits={waits} view={view} />;
  return <GrantPart group={group} waits={waits} view={view} />;
}

function GrantPart({
  group,
  waits,
  view,
}: {
  group: RelatedRecords | null;
  waits: boolean;
  view: ViewKey;
}) {
  const grants = group?.rows.filter(({ kind }) => kind === 'grant') ?? [];
  return (
    <section aria-label="Grant" className={styles.section}>
      <h3 className={styles.heading}>Grant</h3>
      {waits ? <p className={styles.remark}>Looking for its grant…</p> : null}
      {!waits && (group === null || grants.length === 0) ? (
        <p className={styles.remark}>
          No grant record in this case carries the grant of this session.
        </p>
      ) : null}
      {group !== null && grants.length > 0 ? (
        <RelatedRows rows={grants} question={group.question} view={view} current={null} />
      ) : null}
    </section>
  );
}

function Sections({ shown, view, scroller }: PartProps) {
  const { row, root } = shown;
  const found = useNewest(`${row.id}`, () => loadSections(row.id, root, wantedSections[row.kind]));
  if (found.error !== null) return <p className={styles.trouble}>{found.error}</p>;
  return found.value?.map((section) => (
    <section key={section.title} aria-label={section.title} className={styles.section}>
      <h3 className={styles.heading}>{section.title}</h3>
      <SectionBody section={section} record={row.id} view={view} scroller={scroller} />
    </section>
  ));
}

function SectionBody({
  section,
  record,
  view,
  scroller,
}: {
  section: Section;
  record: number;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const { title, node, steps, first } = section;
  if (first.total === 0) return <LongText text={node.text} cutFrom={node.cutFrom} />;
  return (
    <RecordTree
      label={title}
      root={{ record, side: 'record', steps, isArray: node.type === 'array', first }}
      view={view}
      scroller={scroller}
    />
  );
}
