import type { Recovered } from '../../shared/host.ts';
import { runJob } from '../../shared/run-job.ts';
import { wordsOf } from '../app/trouble-notice.ts';
import { engine } from '../engine/connection.ts';
import { type Recovery, useAnswered } from './answered.ts';
import { openCase } from './case-session.ts';
import { fileNameOf } from './file-name.ts';
import { wasReadOnly } from './read-only.ts';

/** Opens and verifies the case that was open when an engine stopped by itself, and keeps what was found. */
export async function recoverCase({ why, casePath }: Recovered): Promise<void> {
  const name = casePath === null ? '' : fileNameOf(casePath);
  const put = (state: Recovery['state'], found: readonly string[] = []) =>
    useAnswered.setState({ recovery: { why, name, state, found } });
  if (casePath === null) {
    put('no-case');
    return;
  }
  put('checking');
  try {
    await openCase(casePath, false, wasReadOnly(casePath));
  } catch (error) {
    put('not-opened', [wordsOf(error)]);
    return;
  }
  try {
    const { ok, checks } = await runJob(engine(), 'verify.start', {});
    const failed = checks.filter((check) => !check.ok);
    put(
      ok ? 'sound' : 'differs',
      failed.flatMap(({ subject, findings }) => [subject, ...findings]),
    );
  } catch (error) {
    put('not-verified', [wordsOf(error)]);
  }
}
