import { describe, expect, it } from 'vitest';
import { commands } from '../../../renderer/app/commands.ts';
import { writing } from '../../../renderer/app/writing-commands.ts';

describe('the commands that keep something in the case', () => {
  it('are commands that there are', () => {
    const ids = new Set(commands.map(({ id }) => id));
    expect([...writing].filter((id) => !ids.has(id))).toEqual([]);
  });
});
