import type { Buffer } from 'node:buffer';
import type { Connection } from '../../../shared/connection.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  nestingExceeds,
  parseExact,
  stringifyExact,
} from '../../../shared/json/index.ts';
import type { Connector, TenantClient } from '../live/index.ts';
import { deepestRecord, idOf } from './record-content.ts';

/** The log that is restored, as the tenant's connector names it. */
const auditLog = 'audit';

/** Letters of a record that are shown. */
const longestExample = 150;

/** Everything, whenever it was: clocks go wrong. Microseconds of the year 2200. */
const endOfTime = Date.UTC(2200, 0) * 1_000;

/** A way to one tenant. */
export interface TenantAtHand {
  connector: Connector;
  client: TenantClient;
  connection: Connection;
}

/** An audit record as the tenant has it. */
export interface TenantRecord {
  id: string;
  value: JsonObject;
  /** The page that it came in, byte for byte. */
  page: Buffer;
}

/** Records of a tenant that bear no id. */
export interface NamelessRecords {
  count: number;
  /** How the first of them begins. */
  example: string;
}

/** What is told after each page. */
export interface LogTold {
  /** Records that came so far, doubles among them. */
  items: number;
  /** Records that the tenant says it has; null where it does not say. */
  announced: number | null;
}

/**
 * Reads the whole audit log of a tenant, page by page. Pages may bring a record twice when the log grows
 * meanwhile.
 * @param take told each record
 * @param told after each page; throws to stop
 * @returns records that the tenant says it has, as its last page said, null where it does not say; and those that
 *   nobody can compare with anything
 */
export async function readTenantLog(
  { connector, client, connection }: TenantAtHand,
  take: (record: TenantRecord) => void,
  told: (told: LogTold) => void,
): Promise<{ announced: number | null; nameless: NamelessRecords }> {
  let items = 0;
  let announced: number | null = null;
  const nameless: NamelessRecords = { count: 0, example: '' };
  const pages = connector.pages({
    client,
    connection,
    stream: auditLog,
    window: { from: null, until: endOfTime },
    resume: null,
    pageSize: connection.limits.pageSize ?? connector.summary.limits.pageSize,
  });
  for await (const page of pages) {
    const { body } = page.answer;
    const list = listAt(parseExact(body.toString('utf8')), page.items);
    for (const item of list) {
      const id = isJsonObject(item) ? idOf(item) : null;
      if (id === null) {
        if (nameless.count === 0) nameless.example = beginningOf(item, client);
        nameless.count += 1;
        continue;
      }
      take({ id, value: item as JsonObject, page: body });
    }
    items += list.length;
    announced = page.announced ?? announced;
    told({ items, announced });
  }
  return { announced, nameless };
}

function beginningOf(item: JsonValue, client: TenantClient): string {
  const text = nestingExceeds(item, deepestRecord)
    ? 'what is nested too deep'
    : stringifyExact(item);
  return showHidden(cutText(client.hide(text.slice(0, 10_000)), longestExample));
}

/** The list of a page; the connector has seen that it is there. */
function listAt(answer: JsonValue, path: string): JsonValue[] {
  let found: JsonValue | undefined = answer;
  for (const key of path === '' ? [] : path.split('.')) {
    found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return Array.isArray(found) ? found : [];
}
