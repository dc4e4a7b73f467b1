import { UnstyledButton } from '@mantine/core';
import { LockKeyhole, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { count, counted } from '../components/numbers.ts';
import { useAnswered } from '../state/answered.ts';
import { useChosen } from '../state/chosen.ts';
import { integrityWords } from '../state/integrity.ts';
import { useOnScreen } from '../state/on-screen.ts';
import { sizeOf } from '../state/ranges.ts';
import { readOnlyIn } from '../state/read-only.ts';
import { kindOf, type ViewKey } from '../state/view.ts';
import { EarlierStates } from './earlier-states.tsx';
import { goTo } from './frame-commands.ts';
import { JobList } from './job-list.tsx';
import styles from './status-bar.module.css';
import { tell } from './trouble-notice.ts';
import { ZoneMenu } from './zone-menu.tsx';

/** Exact counts, jobs, the zone in force, and whether the case was found sound. */
export function StatusBar() {
  const place = useChosen((chosen) => chosen.place);
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  return (
    <footer className={styles.bar}>
      {place.screen === 'table' && caseInfo !== null ? (
        <>
          <Counts view={place.view} />
          <EarlierStates view={place.view} />
        </>
      ) : null}
      <span className={styles.space} />
      <JobList />
      <ZoneMenu />
      <ReadOnly />
      {caseInfo === null ? null : <Integrity />}
    </footer>
  );
}

/** X of Y, how many are selected, and what there is to know about the number. */
function Counts({ view }: { view: ViewKey }) {
  const { total, asking, search, order } = useAnswered(({ views }) => views[view]);
  const all = useAnswered(({ caseInfo }) =>
    kindOf(view) === null
      ? (caseInfo?.records ?? 0)
      : (caseInfo?.kinds.find(({ kind }) => kind === view)?.count ?? 0),
  );
  const selected = useOnScreen((onScreen) => sizeOf(onScreen.selected));
  const row = useOnScreen((onScreen) => onScreen.row);
  return (
    <span role="status" aria-live="polite">
      {total === null ? 'Counting…' : `${count(total)} of ${counted(all, 'record')}`}
      {row === null || total === null || total === 0 ? '' : ` · row ${count(row + 1)}`}
      {selected > 0 ? ` · ${count(selected)} selected` : ''}
      {search !== null
        ? ' · still searching'
        : order === 'found'
          ? ' · search stopped: not all was searched'
          : ''}
      {asking && search === null ? ' · asking…' : ''}
    </span>
  );
}

/** Says that nothing can be kept, and why; the sentence is read to who cannot see it. */
function ReadOnly() {
  const reason = readOnlyIn(useAnswered(({ caseInfo }) => caseInfo));
  if (reason === null) return null;
  return (
    <UnstyledButton
      className={styles.button}
      title={reason}
      aria-label={`Read only. ${reason}`}
      onClick={() => tell(reason)}
    >
      <LockKeyhole size={14} aria-hidden /> Read only
    </UnstyledButton>
  );
}

function Integrity() {
  const state = useAnswered(({ caseInfo }) => caseInfo?.integrity.state ?? 'not-checked');
  const [word, title] = integrityWords[state];
  const Icon = state === 'ok' ? ShieldCheck : state === 'damaged' ? ShieldAlert : ShieldQuestion;
  return (
    <UnstyledButton
      className={styles.button}
      data-bad={state === 'damaged' ? true : undefined}
      title={title}
      onClick={() => goTo({ screen: 'evidence' })}
    >
      <Icon size={14} aria-hidden /> {word}
    </UnstyledButton>
  );
}
