import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { fromBufferPromise } from 'yauzl';
import type {
  AuditRecord,
  EventRecord,
  JobRecord,
  NotificationRecord,
  SessionRecord,
  WebhookRecord,
} from './records.ts';

/** A row of a CSV file by its header's names. */
export type Row = Record<string, string>;

/** The archives as read back from their files with parsers that the generator does not use. */
export interface Demo {
  audit: AuditRecord[];
  event: EventRecord[];
  job: JobRecord[];
  notification: NotificationRecord[];
  session: SessionRecord[];
  grant: Row[];
  webhook: WebhookRecord[];
  zip: { audit: Row[]; event: Row[]; mixed: object[] };
}

/** Reads all archives of a folder that the generator has written. */
export async function readDemo(folder: string): Promise<Demo> {
  const content = (name: string) => readFileSync(join(folder, name));
  const whole = (name: string) => content(name).toString('utf8');
  const jobs = JSON.parse(whole('jobs.json')) as { data: JobRecord[]; total: number };
  if (jobs.total !== jobs.data.length) throw new Error('The total of jobs.json is wrong.');
  const members = await unzip(content('mixed-export.zip'));
  return {
    audit: JSON.parse(whole('audit.json')) as AuditRecord[],
    event: parseLines(gunzipSync(content('events.ndjson.gz')).toString('utf8')) as EventRecord[],
    job: jobs.data,
    notification: parseCsv(whole('notifications.csv')).map(asNotification),
    session: JSON.parse(whole('sessions.json')) as SessionRecord[],
    grant: parseCsv(whole('grants.csv')),
    webhook: parseLines(whole('webhooks.ndjson')) as WebhookRecord[],
    zip: {
      audit: parseCsv(members.get('audit-until-january.csv') ?? ''),
      event: parseCsv(members.get('events-2025.csv') ?? ''),
      mixed: parseLines(members.get('other/mixed.ndjson') ?? ''),
    },
  };
}

/** The members of a zip as text, by name. */
export async function unzip(content: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(content, { lazyEntries: true });
  const members = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    members.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  return members;
}

function parseLines(lines: string): object[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
}

function parseCsv(csv: string): Row[] {
  const { data, errors } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`The CSV is not valid: ${errors[0]?.message}`);
  return data;
}

function asNotification(row: Row): NotificationRecord {
  const { Subject, Recipient, Timestamp, Status, Category, CC, BCC, Body } = row;
  const mail = { subject: Subject, recipient: Recipient, timestamp: Timestamp, status: Status };
  return { ...mail, category: Category, cc: CC, bcc: BCC, body: Body } as NotificationRecord;
}
