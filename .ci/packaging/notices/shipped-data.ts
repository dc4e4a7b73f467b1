import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from './licence-of-package.ts';

/**
 * What others made that no package.json tells of: data in `assets`, and what is compiled into the database's
 * native module. The rules, playbooks and the demo are of this project.
 */
export function shippedData(project: string): Notice[] {
  return [
    {
      name: 'Countries of addresses (assets/geo/countries.bin)',
      licence: 'CC-BY-4.0',
      text: `${readFileSync(join(project, 'assets/geo/NRO_LICENSE'), 'utf8').trim()}

Attribution: nro.net. The lists of the five regional registries, taken from the npm package
@ip-location-db/asn-country 2.3.2026061719 and brought into a form of this program's own.
The licence: https://creativecommons.org/licenses/by/4.0/legalcode`,
    },
    {
      name: 'Where countries lie (assets/geo/places.json)',
      licence: 'public domain',
      text: 'Made with Natural Earth (https://www.naturalearthdata.com), which is in the public domain.',
    },
    {
      name: 'SQLite, compiled into better-sqlite3',
      licence: 'public domain',
      text: `The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:

  May you do good and not evil.
  May you find forgiveness for yourself and forgive others.
  May you share freely, never taking more than you give.`,
    },
  ];
}
