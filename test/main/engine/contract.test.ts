import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createEngine, portChannel } from '../../../main/engine/index.ts';
import { type CallName, contract, type Engine, type ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobEvent } from '../../../shared/job.ts';
import { connectEngine, serveEngine } from '../../../shared/rpc/index.ts';
import { openPage } from '../hosts/web/page-line.ts';
import { useWebHosts } from '../hosts/web/web-hosts.ts';
import { caseExercises } from './contract-exercises/case-exercises.ts';
import { detectExercises } from './contract-exercises/detect-exercises.ts';
import { jobExercises } from './contract-exercises/job-exercises.ts';
import { playbookExercises } from './contract-exercises/playbook-exercises.ts';
import { queryExercises } from './contract-exercises/query-exercises.ts';
import { recordExercises } from './contract-exercises/record-exercises.ts';
import { responseExercises } from './contract-exercises/response-exercises.ts';
import { importAudit, place } from './contract-exercises/setting.ts';

const hosts = useWebHosts(place);
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function inProcess(): Engine {
  const engine = createEngine();
  closing.push(() => engine.close());
  return engine;
}

function overChannel(): Engine {
  const engine = inProcess();
  const { port1, port2 } = new MessageChannel();
  serveEngine(engine, portChannel(port1), (error) => {
    throw error;
  });
  const far = connectEngine(portChannel(port2));
  closing.push(() => far.close());
  return far;
}

async function overSocket(): Promise<Engine> {
  const { engine } = await openPage(await hosts.start({ folders: [place('.')] }));
  closing.push(() => engine.close());
  return engine;
}

/** One exercise for each call of the contract but those to tenants. */
const exercises = {
  ...caseExercises,
  ...recordExercises,
  ...queryExercises,
  ...detectExercises,
  ...playbookExercises,
  ...responseExercises,
  ...jobExercises,
};

describe.each<[string, () => Engine | Promise<Engine>]>([
  ['in process', inProcess],
  ['over a message channel', overChannel],
  ['over a socket of the web host', overSocket],
])('the engine %s', (_where, start) => {
  it.each(Object.entries(exercises))('answers %s', async (_name, exercise) => {
    await exercise(await start());
  });

  it.each(['constructor', '__proto__', 'toString', 'case.delete', ''])(
    'refuses the unknown call "%s"',
    async (name) => {
      const engine = await start();
      await expect(engine.call(name as CallName, {} as never)).rejects.toMatchObject({
        code: 'unknown-call',
      });
    },
  );

  it('refuses parameters that are missing, wrong or more than there are', async () => {
    const engine = await start();
    for (const params of [{}, { path: 5 }, { path: '' }, { path: 'a', more: 1 }, null, [], 'a']) {
      await expect(engine.call('case.open', params as never)).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
  });

  it('says that no case is open before one is', async () => {
    const engine = await start();
    await expect(engine.call('records.count', {})).rejects.toMatchObject({ code: 'no-case-open' });
  });

  it('tells of a job from its start to exactly one end', async () => {
    const engine = await start();
    const events: JobEvent[] = [];
    engine.subscribe((event) => events.push(event));
    await importAudit(engine);
    expect(events[0]).toMatchObject({ job: 1, call: 'import.start', state: 'running' });
    expect(events.filter(({ state }) => state !== 'running')).toHaveLength(1);
    expect(events.at(-1)?.state).toBe('done');
  });

  it('answers with errors that are errors of Trailcase on both sides', async () => {
    const engine = await start();
    const failure = await engine
      .call('case.open', { path: place('none.trailcase') })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TrailcaseError);
    expect(failure).toMatchObject({ code: 'case-missing' });
  });
});

describe('the contract', () => {
  it('gives every call a purpose', () => {
    for (const { purpose } of Object.values(contract)) expect(purpose.length).toBeGreaterThan(20);
  });

  it('types parameters and answers by the name of the call', () => {
    expectTypeOf<ParamsOf<'record.get'>>().toEqualTypeOf<{ id: number }>();
    const engine = inProcess();
    expectTypeOf(engine.call<'records.count'>).returns.resolves.toEqualTypeOf<number>();
    expectTypeOf(engine.call<'verify.start'>).returns.resolves.toEqualTypeOf<{ job: number }>();
  });
});
