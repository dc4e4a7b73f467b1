import { Anchor, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RecentCase } from '../../../shared/host.ts';
import { tellTrouble, toldWhenItFails, wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { host } from '../../engine/connection.ts';
import { openCase } from '../../state/case-session.ts';
import { show } from '../../state/on-screen.ts';
import { openDemo } from './open-demo.ts';
import styles from './welcome.module.css';

/** What stands here before a case is open: the demo, a case, the cases of late. */
export function Welcome() {
  const [recent, setRecent] = useState<readonly RecentCase[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    host().call('host.recent', {}).then(setRecent, tellTrouble);
  }, []);
  const open = async (what: string, work: () => Promise<unknown>) => {
    setBusy(what);
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(null);
    }
  };
  return (
    <main className={styles.welcome} aria-label="Welcome">
      <Stack gap="lg" maw={640}>
        <div>
          <Title order={1}>Trailcase</Title>
          <Text c="dimmed">
            Reads exported authentication and audit logs into one case file, keeps the evidence, and
            answers what happened. Nothing leaves this machine.
          </Text>
        </div>
        <Group>
          <Button
            disabled={busy !== null}
            onClick={() => void open('Importing the demo archives…', openDemo)}
          >
            Open the demo
          </Button>
          <Button
            variant="default"
            disabled={busy !== null}
            onClick={() => show({ kind: 'open-case' })}
          >
            Open or create a case
          </Button>
        </Group>
        <div className={styles.busy} role="status">
          {busy === null ? null : (
            <>
              <Loader size="xs" /> {busy}
            </>
          )}
        </div>
        {trouble === null ? null : <Trouble message={trouble} />}
        {recent.length === 0 ? null : (
          <section aria-labelledby="recent">
            <Title order={2} size="h5" id="recent">
              Opened of late
            </Title>
            <ul className={styles.recent}>
              {recent.map(({ path, name, opened }) => (
                <li key={path}>
                  <Anchor
                    component="button"
                    type="button"
                    title={path}
                    onClick={() =>
                      void toldWhenItFails(() =>
                        open(`Opening ${name}…`, () => openCase(path, false)),
                      )
                    }
                  >
                    <LogText text={name} />
                  </Anchor>{' '}
                  <Text span size="sm" c="dimmed">
                    <Moment iso={opened} />
                  </Text>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </main>
  );
}
