import Bowser from 'bowser';
import type { Device } from '../../../shared/entities.ts';

/** What a user agent says of itself; every part null where it says nothing that is known. */
export function readDevice(agent: string): Device {
  if (agent.trim() === '') return { browser: null, system: null, form: null };
  const { browser, os, platform } = Bowser.parse(agent);
  const major = browser.version?.split('.')[0];
  const version = os.versionName ?? os.version;
  return {
    browser: joined(browser.name, major),
    system: joined(os.name, version),
    form: platform.type ?? null,
  };
}

/** One line for a device: what user agents have in common that say the same of themselves. */
export function deviceName({ browser, system, form }: Device): string | null {
  const parts = [browser, system].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(' on ');
  return form;
}

function joined(name: string | undefined, version: string | undefined): string | null {
  if (name === undefined || name === '') return null;
  return version === undefined || version === '' ? name : `${name} ${version}`;
}
