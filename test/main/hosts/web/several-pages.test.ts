import { describe, expect, it } from 'vitest';
import { pathCalls } from '../../../../main/hosts/workbench/path-calls.ts';
import { contract } from '../../../../shared/contract.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { openPage } from './page-line.ts';
import { useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);

const everything = { kind: null, where: { kind: 'all' } } as const;

describe('two pages of one host', () => {
  it('look at the same case, and do not close the results of each other', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    expect(await two.engine.call('case.info', {})).toMatchObject({ records: 0 });
    const asked = { question: everything, view: 'table' };
    const first = await one.engine.call('result.open', asked);
    const second = await two.engine.call('result.open', asked);
    expect(await one.engine.call('result.total', { result: first.result })).toBe(0);
    expect(await two.engine.call('result.close', { view: 'table' })).toBe(true);
    await expect(two.engine.call('result.total', { result: second.result })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await one.engine.call('result.total', { result: first.result })).toBe(0);
  });

  it('both hear of a job that one of them started', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    const heard: string[] = [];
    two.engine.subscribe(({ call, state }) => heard.push(`${call} ${state}`));
    await one.engine.call('verify.start', {});
    await expect.poll(() => heard.at(-1)).toBe('verify.start done');
  });

  it('never take the records of another case for those of their own', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    await two.engine.call('case.info', {});
    await one.engine.call('case.open', { path: place('open/b.trailcase'), create: true });
    expect(await one.engine.call('records.count', {})).toBe(0);
    const failure = await two.engine.call('records.count', {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'no-case-open',
      message: expect.stringContaining('b.trailcase') as string,
    });
    await two.engine.call('case.info', {});
    expect(await two.engine.call('records.count', {})).toBe(0);
  });

  it('open one case after the other when they ask at once', async () => {
    const host = await hosts.start();
    const pages = [await openPage(host), await openPage(host), await openPage(host)];
    await Promise.all(
      pages.map(({ engine }, at) =>
        engine.call('case.open', { path: place(`open/${at}.trailcase`), create: true }),
      ),
    );
    const info = await (await openPage(host)).engine.call('case.info', {});
    expect(info.path).toBe(place('open/2.trailcase'));
    const counts = pages.map(({ engine }) => engine.call('records.count', {}));
    const settled = await Promise.allSettled(counts);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('keep their case when another asks for one that may not be opened', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    for (const params of [{ path: place('a.trailcase') }, { path: '' }, {}]) {
      await expect(two.engine.call('case.open', params as never)).rejects.toMatchObject({});
    }
    expect(await one.engine.call('records.count', {})).toBe(0);
  });
});

describe('the results of a page', () => {
  it('are closed when it goes', async () => {
    const host = await hosts.start();
    const [one, two] = [await openPage(host), await openPage(host)];
    await one.engine.call('case.open', { path: place('open/a.trailcase'), create: true });
    await two.engine.call('case.info', {});
    const { result } = await one.engine.call('result.open', {
      question: everything,
      view: 'table',
    });
    await one.engine.close();
    await expect
      .poll(() => two.engine.call('result.total', { result }).catch(({ code }) => code as string))
      .toBe('not-found');
  });
});

describe('the gate for paths', () => {
  it('knows every call that names a file', () => {
    const naming = Object.entries(contract)
      .filter(([, { params }]) => {
        const { shape = {} } = params as { shape?: object };
        return ['path', 'file', 'files', 'folders', 'out'].some((name) => name in shape);
      })
      .map(([name]) => name)
      // Their paths are some inside a record.
      .filter((name) => name !== 'record.tree' && name !== 'secret.reveal');
    expect(naming.toSorted()).toEqual(Object.keys(pathCalls).toSorted());
  });
});

describe('what a page sends', () => {
  it('changes no prototype, through any call', async () => {
    const host = await hosts.start();
    const { engine, host: ask } = await openPage(host);
    const polluted = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}');
    for (const name of Object.keys(contract)) {
      await engine.call(name as never, polluted as never).catch(() => undefined);
    }
    await ask.call('host.keep', { settings: polluted as never });
    await ask.call('host.settings', {});
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('is at most a megabyte a message', async () => {
    const host = await hosts.start();
    const page = await openPage(host);
    const whole = { settings: { a: 'x'.repeat(1_000_000) } };
    await page.host.call('host.keep', whole);
    expect(await page.host.call('host.settings', {})).toEqual(whole.settings);
    const tooLong = { settings: { a: 'x'.repeat(1_100_000) } };
    await expect(page.host.call('host.keep', tooLong)).rejects.toMatchObject({ code: 'internal' });
    expect(await (await openPage(host)).host.call('host.settings', {})).toEqual(whole.settings);
  });
});
