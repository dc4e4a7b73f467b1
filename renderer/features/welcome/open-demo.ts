import { runJob } from '../../../shared/run-job.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { engine, host } from '../../engine/connection.ts';
import { openCase, refreshCase } from '../../state/case-session.ts';

/** Makes a fresh demo case and imports its archives: one click from nothing to records. */
export async function openDemo(): Promise<void> {
  const { casePath, archives } = await host().call('host.demo', { fresh: true });
  await openCase(casePath, true);
  await toldWhenItFails(async () => {
    await runJob(engine(), 'import.start', { files: archives });
    await refreshCase();
  });
}
