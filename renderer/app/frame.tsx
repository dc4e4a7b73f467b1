import { Welcome } from '../features/welcome/welcome.tsx';
import { useAnswered } from '../state/answered.ts';
import styles from './frame.module.css';
import { Panes } from './panes.tsx';
import { Rail } from './rail.tsx';
import { RecoveryNotice } from './recovery-notice.tsx';
import { Screen } from './screen.tsx';
import { StatusBar } from './status-bar.tsx';

/** The window: rail, screen, status bar; before a case is open the welcome in place of all three. */
export function Frame() {
  const hasCase = useAnswered(({ caseInfo }) => caseInfo !== null);
  const isGone = useAnswered(({ gone }) => gone);
  return (
    <div className={styles.frame}>
      {isGone ? (
        <p className={styles.gone} role="alert">
          {window.trailcase === undefined
            ? 'The line to Trailcase is broken: the host was stopped or does not answer. Start it again and open the address that it prints. Nothing that was imported or marked is lost.'
            : 'The engine of Trailcase has stopped. It is being started again, and the case will be verified. Nothing that was imported or marked is lost.'}
        </p>
      ) : null}
      <RecoveryNotice />
      <div className={styles.middle}>
        {hasCase ? (
          <Panes
            name="frame"
            panes={[
              { id: 'rail', size: 14, least: '9rem', content: <Rail /> },
              { id: 'screen', size: 86, least: '40%', content: <Screen /> },
            ]}
          />
        ) : (
          <Welcome />
        )}
      </div>
      <StatusBar />
    </div>
  );
}
