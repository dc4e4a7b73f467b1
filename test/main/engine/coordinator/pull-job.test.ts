import { expect, it } from 'vitest';
import { makeCancelFlag } from '../../../../main/engine/coordinator/cancel-flag.ts';
import type { OpenSession } from '../../../../main/engine/coordinator/open-session.ts';
import { runPullJob } from '../../../../main/engine/coordinator/pull-job.ts';
import { Turns } from '../../../../main/engine/coordinator/turns.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { servedRecords, serveLog } from '../live/pull/log-server.ts';

it('a pull whose case cannot be written any more ends and says so', async () => {
  const { connection } = await serveLog(servedRecords(3));
  const session = {
    read: async () => [{ stream: 'records', point: null }],
    writer: {
      async call(name: string) {
        if (name === 'serve-import') throw new TrailcaseError('internal', 'The writer is gone.');
        return 1;
      },
    },
  } as unknown as OpenSession;
  const host = { refusal: null, secret: async () => null };
  const imports = new Turns();
  const pulled = runPullJob(
    { session, imports, host },
    { connection },
    makeCancelFlag(),
    () => undefined,
  );
  await expect(pulled).rejects.toMatchObject({ message: 'The writer is gone.' });
});
