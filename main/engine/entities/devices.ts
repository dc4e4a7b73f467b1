import Bowser from 'bowser';
import type { Device } from '../../../shared/entities.ts';
import { joinSeen, type Seen } from './seen.ts';

/** What user agents have in common that say the same of themselves. */
export interface DeviceGroup {
  /** `Chrome 131 on Windows 10`; the user agent itself where it says nothing that is known. */
  name: string;
  device: Device;
  /** In the order in which they were given. */
  agents: [string, ...string[]];
  seen: Seen;
}

/** Brings user agents of the same browser and system together; the most frequent devices first. */
export function groupDevices(
  agents: readonly (readonly [agent: string, seen: Seen])[],
): DeviceGroup[] {
  const byName = new Map<string, DeviceGroup>();
  for (const [agent, seen] of agents) {
    const device = readDevice(agent);
    const name = deviceName(device) ?? agent;
    const known = byName.get(name);
    if (known === undefined) {
      byName.set(name, { name, device, agents: [agent], seen: { ...seen } });
    } else {
      known.agents.push(agent);
      joinSeen(known.seen, seen);
    }
  }
  return [...byName.values()].sort((one, other) => other.seen.count - one.seen.count);
}

/** What a user agent says of itself; every part null where it says nothing that is known. */
export function readDevice(agent: string): Device {
  if (agent.trim() === '') return { browser: null, system: null, form: null };
  const { browser, os, platform } = Bowser.parse(agent);
  const major = browser.version?.split('.')[0];
  // Other systems' code names say less than the number, and macOS has stayed at 10.15.7 in user agents since 2020.
  const version = os.name === 'Windows' ? (os.versionName ?? os.version) : os.version;
  return {
    browser: joined(browser.name, major),
    system: joined(os.name, version),
    form: platform.type ?? null,
  };
}

/** What to call the device behind a user agent: `Chrome 131 on Windows 10`; null where it says nothing that is known. */
export function nameDevice(agent: string): string | null {
  return deviceName(readDevice(agent));
}

function deviceName({ browser, system }: Device): string | null {
  const parts = [browser, system].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' on ');
}

function joined(name: string | undefined, version: string | undefined): string | null {
  if (name === undefined || name === '') return null;
  return version === undefined || version === '' ? name : `${name} ${version}`;
}
