import { describe, expect, it } from 'vitest';
import { makeCancelFlag } from '../../../../main/engine/coordinator/cancel-flag.ts';
import { withDigests } from '../../../../main/engine/coordinator/digest-comparison.ts';
import { OpenSession } from '../../../../main/engine/coordinator/open-session.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { digestOf } from '../../../helpers/trail-files.ts';

const place = useTempFolder();
const engines = useEngines();

describe('an import whose digests could not be compared', () => {
  it('answers with its receipts all the same, and says so', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const { name, text } = digestOf(3, [], null);
    const { digests, ...receipt } = await importFiles(engine, [place(name, text)]);
    expect(digests?.ok).toBe(true);
    await engine.close();

    const session = await OpenSession.open(place('a.trailcase'), false);
    await session.close();
    const answer = await withDigests(receipt, session, makeCancelFlag(), () => {});
    expect(answer).toEqual({
      ...receipt,
      digests: {
        subject: 'CloudTrail digests',
        ok: true,
        findings: ['Not compared: The case was closed. Verify the case to compare them.'],
      },
    });
  });
});
