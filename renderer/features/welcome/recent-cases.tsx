import { Anchor, Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { RecentCase } from '../../../shared/host.ts';
import { tellTrouble, toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { host } from '../../engine/connection.ts';
import styles from './welcome.module.css';

/**
 * The cases that were opened of late.
 * @param open opens one
 * @param after has the focus once the list is empty
 */
export function RecentCases({
  open,
  after,
}: {
  open: (recent: RecentCase) => void;
  after: RefObject<HTMLButtonElement | null>;
}) {
  const [recent, setRecent] = useState<readonly RecentCase[]>([]);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  useEffect(() => {
    host().call('host.recent', {}).then(setRecent, tellTrouble);
  }, []);
  const forget = async (which: { path?: string }) => {
    const at = recent.findIndex(({ path }) => path === which.path);
    const next = recent[at + 1] ?? recent[at - 1];
    const left = await host().call('host.forget-recent', which);
    flushSync(() => setRecent(left));
    const focused = left.length === 0 ? after.current : buttons.current.get(next?.path ?? '');
    focused?.focus();
  };
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <Group justify="space-between">
        <Title order={2} size="h5" id="recent">
          Opened of late
        </Title>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void toldWhenItFails(() => forget({}))}
        >
          Clear the list
        </Button>
      </Group>
      <ul className={styles.recent}>
        {recent.map((each) => (
          <li key={each.path}>
            <Anchor
              component="button"
              type="button"
              title={showHidden(each.path)}
              onClick={() => open(each)}
            >
              <LogText text={each.name} />
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              <Moment iso={each.opened} />
            </Text>{' '}
            <CloseButton
              ref={(button) => {
                if (button === null) buttons.current.delete(each.path);
                else buttons.current.set(each.path, button);
              }}
              size="xs"
              className={styles.forget}
              aria-label={`Take ${showHidden(each.name)} off the list`}
              onClick={() => void toldWhenItFails(() => forget({ path: each.path }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
