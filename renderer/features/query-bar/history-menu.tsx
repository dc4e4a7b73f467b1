import { Menu, UnstyledButton } from '@mantine/core';
import { History } from 'lucide-react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { useChosen } from '../../state/chosen.ts';
import { titleOf, type ViewKey } from '../../state/view.ts';
import { historyId } from './focus-query.ts';
import { putInForce } from './put-in-force.ts';
import styles from './query-bar.module.css';

const listed = 30;

/** The queries that were asked in a view, the latest first, to ask them again. */
export function HistoryMenu({ view }: { view: ViewKey }) {
  const asked = useChosen((chosen) => chosen.asked[view]) ?? [];
  return (
    <span id={historyId}>
      <Menu position="bottom-end" width={520} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <UnstyledButton className={styles.button} title="Queries that were asked (H)">
            <History size={14} aria-hidden /> History
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={styles.history}>
          {asked.length === 0 ? (
            <Menu.Label>Nothing was asked in {titleOf(view)} yet.</Menu.Label>
          ) : (
            asked.slice(0, listed).map((text) => (
              <Menu.Item
                key={text}
                className={styles.past}
                title={showHidden(text)}
                onClick={() => void toldWhenItFails(() => putInForce(view, text))}
              >
                <LogText text={text} />
              </Menu.Item>
            ))
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
