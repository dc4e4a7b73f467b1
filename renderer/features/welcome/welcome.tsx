import {
  Alert,
  Anchor,
  Button,
  CloseButton,
  Group,
  Loader,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RecentCase } from '../../../shared/host.ts';
import { tellTrouble, toldWhenItFails, wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { host } from '../../engine/connection.ts';
import { openCase } from '../../state/case-session.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { waitingWords } from '../import/given-files.ts';
import { chooseCase, chooseNewCase } from './choose-case.ts';
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
  const waiting = useOnScreen((onScreen) => onScreen.waiting);
  const forget = (which: { path?: string }) => {
    host().call('host.forget-recent', which).then(setRecent, tellTrouble);
  };
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
            onClick={() => void toldWhenItFails(chooseCase)}
          >
            Open a case
          </Button>
          <Button
            variant="default"
            disabled={busy !== null}
            onClick={() => void toldWhenItFails(chooseNewCase)}
          >
            Create a case
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
        {waiting === null ? null : (
          <Alert
            role="status"
            withCloseButton
            closeButtonLabel="Forget them"
            onClose={() => useOnScreen.setState({ waiting: null })}
          >
            {waitingWords(waiting.count)}
          </Alert>
        )}
        {recent.length === 0 ? null : (
          <section aria-labelledby="recent">
            <Group justify="space-between">
              <Title order={2} size="h5" id="recent">
                Opened of late
              </Title>
              <Button size="compact-xs" variant="subtle" onClick={() => forget({})}>
                Clear the list
              </Button>
            </Group>
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
                  </Text>{' '}
                  <CloseButton
                    size="xs"
                    className={styles.forget}
                    aria-label={`Take ${name} off the list`}
                    onClick={() => forget({ path })}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </main>
  );
}
