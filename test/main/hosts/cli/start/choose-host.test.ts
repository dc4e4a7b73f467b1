import { describe, expect, it } from 'vitest';
import { chooseHost, type Surroundings } from '../../../../../main/hosts/cli/start/choose-host.ts';

/** Surroundings in which everything works. */
function around(change: Partial<Surroundings> = {}): Surroundings & { told: string[] } {
  const told: string[] = [];
  return {
    wantsBrowser: false,
    hasDisplay: true,
    findElectron: () => '/electron',
    installElectron: () => Promise.reject(new Error('not to be asked')),
    tell: (line) => told.push(line),
    told,
    ...change,
  };
}

describe('npm start', () => {
  it('takes the Electron that is there', async () => {
    expect(await chooseHost(around())).toEqual({ host: 'desktop', electron: '/electron' });
  });

  it('fetches Electron once where it is missing, and says so', async () => {
    let installed = false;
    const surroundings = around({
      findElectron: () => (installed ? '/new' : null),
      installElectron: async () => {
        installed = true;
        return null;
      },
    });
    expect(await chooseHost(surroundings)).toEqual({ host: 'desktop', electron: '/new' });
    expect(surroundings.told).toHaveLength(1);
  });

  it('goes to the browser without a screen, and fetches nothing', async () => {
    const chosen = await chooseHost(around({ hasDisplay: false, findElectron: () => null }));
    expect(chosen).toMatchObject({ host: 'browser', why: expect.stringContaining('no screen') });
  });

  it('goes to the browser when a person asks for it, without a word', async () => {
    expect(await chooseHost(around({ wantsBrowser: true }))).toEqual({
      host: 'browser',
      why: null,
    });
  });

  it.each([
    ['a reason', async () => 'no route'],
    ['success but no binary', async () => null],
  ])(
    'goes to the browser when fetching ends with %s, and says why in one line',
    async (_, install) => {
      const chosen = await chooseHost(
        around({ findElectron: () => null, installElectron: install }),
      );
      if (chosen.host !== 'browser') throw new Error('That is no Electron.');
      expect(chosen.why).toMatch(
        /^Electron could not be fetched \((no route|it is still missing)\)/,
      );
      expect(chosen.why).not.toContain('\n');
    },
  );
});
