import { describe, expect, it } from 'vitest';
import { menuCommands } from '../../../renderer/app/menu-commands.ts';
import { hostContract } from '../../../shared/host.ts';

describe('the commands for a menu', () => {
  const command = {
    id: 'a.b',
    title: 'A',
    group: 'View',
    keys: ['z'],
    run: () => undefined,
  } as const;

  it('say which can be run now, and pass the contract', () => {
    const commands = menuCommands([
      command,
      { ...command, id: 'a.c', canRun: () => false },
      { ...command, id: 'a.d', canRun: () => true },
    ]);
    expect(commands.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['a.b', true],
      ['a.c', false],
      ['a.d', true],
    ]);
    expect(hostContract['host.commands'].params.safeParse({ commands }).success).toBe(true);
    expect(structuredClone(commands)).toEqual(commands);
  });
});
