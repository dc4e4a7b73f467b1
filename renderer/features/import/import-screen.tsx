import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { bringsFiles } from '../../app/follow-drops.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { ChooseFiles } from './choose-files.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportRun, TakingRun } from './import-run.tsx';
import styles from './import-screen.module.css';
import { LookAtFiles } from './look-at-files.tsx';
import { WaitingNotice } from './waiting-notice.tsx';

/** Brings archives into the case: choose or drop, look, import, receipt. */
export function ImportScreen() {
  const importing = useOnScreen((onScreen) => onScreen.importing);
  const [isOver, setOver] = useState(false);
  const takes = importing.step !== 'running' && importing.step !== 'taking';
  return (
    <main
      className={styles.screen}
      aria-label="Import"
      data-over={isOver && takes ? true : undefined}
      onDragOver={(event) => setOver(bringsFiles(event))}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          Import
        </Title>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => useChosen.setState({ place: { screen: 'sources', system: null } })}
        >
          Which systems are recognised
        </Button>
      </Group>
      <WaitingNotice />
      {importing.step === 'choosing' ? <ChooseFiles trouble={importing.trouble} /> : null}
      {importing.step === 'taking' ? <TakingRun taking={importing} /> : null}
      {importing.step === 'looking' ? <LookAtFiles draft={importing} /> : null}
      {importing.step === 'running' ? <ImportRun running={importing} /> : null}
      {importing.step === 'done' ? <ImportResult receipt={importing.receipt} /> : null}
    </main>
  );
}
