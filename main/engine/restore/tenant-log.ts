import type { Buffer } from 'node:buffer';
import type { Connection } from '../../../shared/connection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseExact,
} from '../../../shared/json/index.ts';
import type { Connector, TenantClient } from '../live/index.ts';
import { idOf } from './record-content.ts';

/** The log that is restored, as the tenant's connector names it. */
const auditLog = 'audit';

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
 * @returns records that the tenant says it has, as its last page said; null where it does not say
 */
export async function readTenantLog(
  { connector, client, connection }: TenantAtHand,
  take: (record: TenantRecord) => void,
  told: (told: LogTold) => void,
): Promise<number | null> {
  let items = 0;
  let announced: number | null = null;
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
        throw new TrailcaseError(
          'unexpected-answer',
          'The tenant has an audit record without an id: what it has cannot be compared with the archive.',
          { address: page.answer.address },
        );
      }
      take({ id, value: item as JsonObject, page: body });
    }
    items += list.length;
    announced = page.announced ?? announced;
    told({ items, announced });
  }
  return announced;
}

/** The list of a page; the connector has seen that it is there. */
function listAt(answer: JsonValue, path: string): JsonValue[] {
  let found: JsonValue | undefined = answer;
  for (const key of path === '' ? [] : path.split('.')) {
    found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return Array.isArray(found) ? found : [];
}
