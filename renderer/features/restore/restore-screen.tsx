import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useNewest } from '../../state/use-newest.ts';
import { keyOf } from '../connections/connections-state.ts';
import { LiveRefusal } from '../connections/live-refusal.tsx';
import { useConnections } from '../connections/use-connections.ts';
import { HelpButton } from '../help/help-button.tsx';
import { CompareStep } from './compare-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { ConnectionStep } from './connection-step.tsx';
import { EarlierRestores } from './earlier-restores.tsx';
import { restorableSources } from './fit-sources.ts';
import styles from './restore.module.css';
import { takeCase, useRestore } from './restore-state.ts';
import { RunSteps } from './run-steps.tsx';
import { SourceStep } from './source-step.tsx';

/** Brings audit archives back to a tenant, step by step: what, where to, what differs, the name, the upload, the proof. */
export function RestoreScreen() {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  const id = caseInfo?.id ?? '';
  useEffect(() => takeCase(id), [id]);
  const { kept, connectors, error, again } = useConnections();
  const wizard = useRestore();
  const key = caseInfo === null ? null : `${id} ${caseInfo.custody.entries}`;
  const runs = useNewest(key, () => engine().call('restore.list', {}));
  if (caseInfo === null) return null;
  const sources = restorableSources(caseInfo.sources);
  const chosen = sources
    .filter(({ receipt, unfit }) => unfit === null && !wizard.left.includes(receipt.id))
    .map(({ receipt }) => receipt.id);
  const able = (kept ?? []).filter(
    ({ connection }) =>
      connectors?.find(({ connector }) => connector === connection.connector)?.restores === true,
  );
  const connection = able.find((each) => keyOf(each) === wizard.connection)?.connection ?? null;
  const run = runs.value?.find((each) => each.run === wizard.run) ?? null;
  return (
    <main className={styles.screen} aria-label="Restore">
      <div className={styles.top}>
        <Title order={1} size="h3">
          Restore to a tenant
        </Title>
        <HelpButton page="restoring" />
      </div>
      <LiveRefusal />
      {error === null ? null : <Trouble message={error} again={again} />}
      {runs.error === null ? null : <Trouble message={runs.error} again={runs.again} />}
      <SourceStep sources={sources} />
      <ConnectionStep able={able} isRead={kept !== null} />
      <CompareStep connection={connection} sources={chosen} />
      <ConfirmStep connection={connection} sources={chosen} />
      <RunSteps run={run} kept={kept ?? []} />
      <EarlierRestores runs={runs.value} />
    </main>
  );
}
