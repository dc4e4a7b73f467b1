import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { toldWhenItFails, wordsOf } from '../../app/trouble-notice.ts';
import { Trouble } from '../../components/trouble.tsx';
import { openCase } from '../../state/case-session.ts';
import { WaitingNotice } from '../import/waiting-notice.tsx';
import { chooseCase, chooseNewCase } from './choose-case.ts';
import { openDemo } from './open-demo.ts';
import { RecentCases } from './recent-cases.tsx';
import styles from './welcome.module.css';

/** What stands here before a case is open: the demo, a case, the cases of late. */
export function Welcome() {
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const openButton = useRef<HTMLButtonElement>(null);
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
            answers what happened. Nothing leaves this machine but what you send to a tenant
            yourself.
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
            ref={openButton}
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
        <WaitingNotice />
        <RecentCases
          after={openButton}
          open={({ path, name }) =>
            void open(`Opening ${showHidden(name)}…`, () => openCase(path, false))
          }
        />
      </Stack>
    </main>
  );
}
