import {
  ArchiveRestore,
  Bookmark,
  BookOpen,
  Cable,
  ClipboardList,
  Clock,
  FileChartColumn,
  FileText,
  Fingerprint,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  Radar,
  Star,
  Upload,
  Users,
} from 'lucide-react';
import { count } from '../components/numbers.ts';
import { useAnswered } from '../state/answered.ts';
import { useChosen } from '../state/chosen.ts';
import type { Place } from '../state/place.ts';
import { isUnfinished, openFindings } from '../state/response.ts';
import { titleOf, type ViewKey, viewKeys } from '../state/view.ts';
import { goTo } from './frame-commands.ts';
import styles from './rail.module.css';

/** The views and screens of the case, with how much is in each. */
export function Rail() {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  const marks = useAnswered((answered) => answered.marks);
  const response = useAnswered((answered) => answered.response);
  const saved = useAnswered((answered) => answered.savedViews.length);
  const countOf = (view: ViewKey) =>
    view === 'timeline'
      ? (caseInfo?.records ?? 0)
      : (caseInfo?.kinds.find(({ kind }) => kind === view)?.count ?? 0);
  return (
    <nav className={styles.rail} aria-label="Views">
      <Item icon={LayoutDashboard} title="Overview" place={{ screen: 'overview' }} />
      <h2 className={styles.heading}>Records</h2>
      {viewKeys.map((view) => (
        <Item
          key={view}
          icon={view === 'timeline' ? Clock : FileText}
          title={titleOf(view)}
          place={{ screen: 'table', view }}
          number={countOf(view)}
        />
      ))}
      <h2 className={styles.heading}>Response</h2>
      <Item
        icon={Radar}
        title="Findings"
        place={{ screen: 'findings', finding: null }}
        number={openFindings(response)}
        what="open"
      />
      <Item
        icon={ClipboardList}
        title="Playbooks"
        place={{ screen: 'playbooks', playbook: null }}
        number={response?.runs.filter(isUnfinished).length ?? 0}
        what="running"
      />
      <Item
        icon={ListTodo}
        title="Response plan"
        place={{ screen: 'plan' }}
        number={response?.actions ?? 0}
      />
      <Item icon={FileChartColumn} title="Report" place={{ screen: 'report', run: null }} />
      <h2 className={styles.heading}>Case</h2>
      <Item icon={Users} title="Entities" place={{ screen: 'entities', type: 'actor' }} />
      <Item icon={Star} title="Marked" place={{ screen: 'marks' }} number={marks?.records ?? 0} />
      <Item icon={Bookmark} title="Saved views" place={{ screen: 'views' }} number={saved} />
      <Item
        icon={Fingerprint}
        title="Evidence"
        place={{ screen: 'evidence' }}
        number={caseInfo?.sources.length ?? 0}
      />
      <Item icon={Upload} title="Import" place={{ screen: 'import' }} />
      <Item icon={Cable} title="Connections" place={{ screen: 'connections', connection: null }} />
      <Item icon={ArchiveRestore} title="Restore" place={{ screen: 'restore' }} />
      <Item icon={BookOpen} title="Help" place={{ screen: 'help', page: null }} />
    </nav>
  );
}

function Item({
  icon: Icon,
  title,
  place,
  number,
  what,
}: {
  icon: LucideIcon;
  title: string;
  place: Place;
  number?: number;
  /** What the number counts, where the title does not say. */
  what?: string;
}) {
  const isHere = useChosen((chosen) => isAt(chosen.place, place));
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => goTo(place)}
    >
      <Icon size={15} aria-hidden />
      <span className={styles.title}>{title}</span>
      {number === undefined ? null : (
        <span className={styles.number} data-none={number === 0 ? true : undefined} title={what}>
          {count(number)}
        </span>
      )}
    </button>
  );
}

function isAt(now: Place, place: Place): boolean {
  if (place.screen === 'entities') return now.screen === 'entities' || now.screen === 'entity';
  if (place.screen === 'findings') return now.screen === 'findings' || now.screen === 'rules';
  if (place.screen === 'playbooks') return now.screen === 'playbooks' || now.screen === 'run';
  if (now.screen !== place.screen) return false;
  return now.screen !== 'table' || place.screen !== 'table' || now.view === place.view;
}
