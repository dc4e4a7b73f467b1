import { describe, expect, it } from 'vitest';
import { KeptConnections } from '../../../../main/hosts/workbench/index.ts';
import { makeConnection } from '../../../helpers/connections.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const kept = () => new KeptConnections(place('own'), () => undefined);

describe('connections of a user', () => {
  it('are there for the next start, by name, and forgotten alone', () => {
    const [acme, beta] = [makeConnection(), makeConnection({ name: 'Beta' })];
    kept().keep(beta);
    expect(kept().keep(acme)).toEqual([acme, beta]);
    const changed = { ...beta, tenant: 'other' };
    expect(kept().keep(changed)).toEqual([acme, changed]);
    expect(kept().forget(acme.id)).toEqual([changed]);
    expect(kept().forget(acme.id)).toEqual([changed]);
    expect(kept().list()).toEqual([changed]);
  });

  it('have names of their own', () => {
    kept().keep(makeConnection());
    expect(() => kept().keep(makeConnection())).toThrow('Acme');
  });
});
