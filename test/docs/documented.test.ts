import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../main/hosts/cli/program.ts';
import { contract } from '../../shared/contract.ts';
import { errorCodes } from '../../shared/errors.ts';
import { hostContract } from '../../shared/host.ts';

const page = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
/** The text of all code that can fail with an error of Trailcase. */
const engineText = readdirSync(new URL('../../main', import.meta.url), { recursive: true })
  .filter((name) => String(name).endsWith('.ts'))
  .map((name) => page(`main/${String(name)}`))
  .join('\n');

const program = makeProgram('0.0.0', () => undefined);

describe('the documentation', () => {
  it.each(program.commands.map((command) => [command.name(), command] as const))(
    'has a section for the command %s with all of its options',
    (name, command) => {
      const sections = page('assets/help/command-line.md').split(/^## /m);
      const section = sections.find((text) => text.startsWith(`${name}\n`)) ?? '';
      expect(section).not.toBe('');
      for (const { long } of command.options) expect(section).toContain(long);
    },
  );

  it.each(Object.keys(contract))('names the call %s in ARCHITECTURE.md', (name) => {
    expect(page('ARCHITECTURE.md')).toContain(`\`${name}\``);
  });

  it.each(Object.keys(hostContract))('names the host call %s in ARCHITECTURE.md', (name) => {
    expect(page('ARCHITECTURE.md')).toContain(`\`${name}\``);
  });

  it('lists every source in the help on importing', async () => {
    const { sources } = await import('../../main/engine/sources/index.ts');
    for (const { system } of sources) {
      expect(page('assets/help/importing.md')).toContain(`\`${system}\``);
    }
  });

  it('has a section for every system that can be pulled from', async () => {
    const { connectorSummaries } = await import('../../main/engine/live/index.ts');
    const text = page('assets/help/connecting-systems.md');
    for (const { title, connector } of connectorSummaries()) {
      if (connector !== 'generic')
        expect(text).toContain(`\n## ${title.replace(/ \(.*\)$/, '')}\n`);
    }
  });

  it.each(errorCodes)('knows no error code that nothing fails with: %s', (code) => {
    expect(engineText).toContain(`'${code}'`);
  });

  it('says the two commands that CI runs', () => {
    const script = page('.ci/run');
    expect(page('README.md')).toContain('npm ci && npm test');
    expect(script).toContain('npm ci');
    expect(script).toContain('npm test');
  });

  it('points only at files that are there', () => {
    for (const name of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
      for (const [, target] of page(name).matchAll(/\]\(([^)#:]+)\)/g)) {
        expect(page(target ?? '').length, `${name} → ${target}`).toBeGreaterThan(0);
      }
    }
  });
});
