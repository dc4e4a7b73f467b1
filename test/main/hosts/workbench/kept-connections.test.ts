import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('that this version cannot read hide no other, and stay in the file', () => {
    const [acme, later] = [makeConnection(), { ...makeConnection({ name: 'Later' }), auth: 'new' }];
    kept().keep(acme);
    const path = join(place('own'), 'connections.json');
    writeFileSync(path, JSON.stringify({ connections: [later, acme] }));
    const told: unknown[] = [];
    const connections = new KeptConnections(place('own'), (trouble) => told.push(trouble));
    expect(connections.list()).toEqual([acme]);
    const beta = makeConnection({ name: 'Beta' });
    expect(connections.keep(beta)).toEqual([acme, beta]);
    expect(connections.forget(acme.id)).toEqual([beta]);
    expect(JSON.parse(readFileSync(path, 'utf8')).connections).toEqual([beta, later]);
    expect(told).toEqual([expect.stringContaining('One connection of this user cannot be read')]);
  });
});
