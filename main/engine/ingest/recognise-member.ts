import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import {
  type DamagedMember,
  type DetectedEncoding,
  detectEncoding,
  type Layout,
  sniffLayout,
} from '../read/index.ts';
import type { Recognition, SourceDescription } from '../sources/index.ts';
import { isLoneRecord } from './lone-record.ts';
import type { MemberPieces } from './member-pieces.ts';
import { recogniseFile } from './recognise-file.ts';
import { TextBytes } from './text-bytes.ts';

/** Bytes looked at before a member is taken for something. */
const sampleBytes = 1024 * 1024;

/** Bytes looked at where nothing was recognised in those: more than the largest record. */
const largeSampleBytes = 17 * 1024 * 1024;

/** A member that can be read. */
export interface Recognised extends Recognition {
  encoding: DetectedEncoding;
  layout: Layout;
}

/** What the first bytes of a member tell. */
export interface MemberLook {
  encoding: DetectedEncoding;
  /** The bytes that were looked at, as UTF-8. */
  text: Buffer;
  /** Null where no records can be found. */
  layout: Layout | null;
  outcome: Recognised | MemberRefusal;
}

/** Takes a member for something by its first bytes, or says why it is not taken. */
export async function lookAtMember(
  name: string,
  pieces: MemberPieces,
  candidates: readonly SourceDescription[],
): Promise<MemberLook> {
  const look = async (bytes: number) =>
    lookAtSample(name, await pieces.sample(bytes), pieces.ended, candidates);
  const first = await look(sampleBytes);
  const last = 'code' in first.outcome && !pieces.ended ? await look(largeSampleBytes) : first;
  const { damage } = pieces;
  if (damage === null || !('code' in last.outcome)) return last;
  return { ...last, outcome: refuseDamaged(name, damage) };
}

/** Why a member, or a file as a whole, of which nothing could be read was not taken. */
export function refuseDamaged(name: string, { code, reason }: DamagedMember): MemberRefusal {
  return { name, code, message: `${name} could not be read: ${reason}` };
}

/** A layout in one word. */
export function layoutName(layout: Layout): string {
  if (layout.type === 'csv') return layout.delimiter === '\t' ? 'TSV' : 'CSV';
  return layout.type;
}

function lookAtSample(
  name: string,
  sample: Buffer,
  whole: boolean,
  candidates: readonly SourceDescription[],
): MemberLook {
  const encoding = detectEncoding(sample);
  const bytes = new TextBytes(encoding);
  const text = Buffer.concat([bytes.push(sample), ...(whole ? [bytes.end()] : [])]);
  const layout = sniffLayout(text, whole, (value) => isLoneRecord(value, candidates));
  if (layout.type === 'unreadable') {
    const message = `${name}: ${layout.reason}`;
    return { encoding, text, layout: null, outcome: { name, code: 'unknown-shape', message } };
  }
  const taken = recogniseFile(name, text, layout, candidates);
  const outcome = 'code' in taken ? taken : { encoding, layout, ...taken };
  return { encoding, text, layout, outcome };
}
