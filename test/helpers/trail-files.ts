import { createHash } from 'node:crypto';

/** A file as CloudTrail delivers it: its object in S3, and its content before compression. */
export interface TrailFile {
  object: string;
  /** Last step of the object, without `.gz`. */
  name: string;
  text: string;
  sha256: string;
}

/** A log file with one event. */
export function logFile(id: string): TrailFile {
  const record = {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'pat' },
    eventTime: '2026-02-02T02:02:02Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateAccessKey',
    eventID: id,
  };
  return delivered(
    'CloudTrail',
    `us-east-1_20260202T0205Z_${id}`,
    JSON.stringify({ Records: [record] }),
  );
}

/** A digest of log files that follows another one. */
export function digestOf(
  hour: number,
  files: readonly TrailFile[],
  previous: TrailFile | null,
  more: Readonly<Record<string, unknown>> = {},
): TrailFile {
  const time = (at: number) => `2026-02-02T0${at}:00:00Z`;
  const name = `us-east-1_trail_us-east-1_20260202T0${hour}0000Z`;
  const text = {
    awsAccountId: '000000000000',
    digestStartTime: time(hour - 1),
    digestEndTime: time(hour),
    digestS3Bucket: 'demo-logs',
    digestS3Object: objectOf('CloudTrail-Digest', name),
    digestPublicKeyFingerprint: '00',
    digestSignatureAlgorithm: 'SHA256withRSA',
    newestEventTime: null,
    oldestEventTime: null,
    previousDigestS3Bucket: previous === null ? null : 'demo-logs',
    previousDigestS3Object: previous?.object ?? null,
    previousDigestHashValue: previous?.sha256 ?? null,
    previousDigestHashAlgorithm: previous === null ? null : 'SHA-256',
    previousDigestSignature: previous === null ? null : '00',
    logFiles: files.map(({ object, sha256 }) => ({
      s3Bucket: 'demo-logs',
      s3Object: object,
      hashValue: sha256,
      hashAlgorithm: 'SHA-256',
    })),
    ...more,
  };
  return delivered('CloudTrail-Digest', name, JSON.stringify(text));
}

/** The same object with other content. */
export function altered(file: TrailFile, text: string): TrailFile {
  return { ...file, text, sha256: sha256Of(text) };
}

function delivered(folder: string, name: string, text: string): TrailFile {
  return {
    object: objectOf(folder, name),
    name: `000000000000_${folder}_${name}.json`,
    text,
    sha256: sha256Of(text),
  };
}

function objectOf(folder: string, name: string): string {
  return `AWSLogs/000000000000/${folder}/us-east-1/2026/02/02/000000000000_${folder}_${name}.json.gz`;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
