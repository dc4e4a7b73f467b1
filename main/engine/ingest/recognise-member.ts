import type { MappingProposal } from '../../../shared/import-preview.ts';
import type { MemberRefusal } from '../../../shared/import-receipt.ts';
import {
  type DamagedMember,
  type DetectedEncoding,
  detectEncoding,
  type Layout,
  sniffLayout,
} from '../read/index.ts';
import { proposedSource, type Recognition, recogniseRecord } from '../sources/index.ts';
import { isLoneRecord } from './lone-record.ts';
import type { MemberPieces } from './member-pieces.ts';
import type { ReadingRules } from './reading-rules.ts';
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
  /** What the receipt has to say of how it is read. */
  cautions: readonly string[];
}

/** What the first bytes of a member tell. */
export interface MemberLook {
  encoding: DetectedEncoding;
  /** The bytes that were looked at, as UTF-8. */
  text: Buffer;
  /** Null where no records can be found. */
  layout: Layout | null;
  outcome: Recognised | MemberRefusal;
  /** Made where no source knows the shape; null otherwise, and where there are no columns. */
  proposal: MappingProposal | null;
  /** Its dates have the day first. */
  isDayFirst: boolean;
}

/** What of the rules decides for what a member is taken. */
type TakingRules = Pick<ReadingRules, 'candidates' | 'unknown' | 'layout'>;

/** Takes a member for something by its first bytes, or says why it is not taken. */
export async function lookAtMember(
  name: string,
  pieces: MemberPieces,
  rules: TakingRules,
): Promise<MemberLook> {
  const look = async (bytes: number) =>
    lookAtSample(name, await pieces.sample(bytes), pieces.ended, rules);
  const first = await look(sampleBytes);
  const last = 'code' in first.outcome && !pieces.ended ? await look(largeSampleBytes) : first;
  const taken = rules.unknown.taken ? asProposed(last) : last;
  const { damage } = pieces;
  if (damage === null || !('code' in taken.outcome)) return taken;
  return { ...taken, outcome: refuseDamaged(name, damage), proposal: null };
}

/** The same member, read by the proposed mapping where it would be refused. */
function asProposed(look: MemberLook): MemberLook {
  const { proposal, layout, encoding } = look;
  if (proposal === null || layout === null || Object.keys(proposal.map).length === 0) return look;
  const source = proposedSource(proposal);
  const recognised = recogniseRecord({}, [source]);
  if (recognised === null) return look;
  const { cautions } = proposal;
  return { ...look, outcome: { encoding, layout, cautions, ...recognised } };
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
  { candidates, unknown, layout: known }: TakingRules,
): MemberLook {
  const encoding = detectEncoding(sample);
  const bytes = new TextBytes(encoding);
  const text = Buffer.concat([bytes.push(sample), ...(whole ? [bytes.end()] : [])]);
  const layout = known ?? sniffLayout(text, whole, (value) => isLoneRecord(value, candidates));
  if (layout.type === 'unreadable') {
    const message = `${name}: ${layout.reason}`;
    const outcome: MemberRefusal = { name, code: 'unknown-shape', message };
    return { encoding, text, layout: null, outcome, proposal: null, isDayFirst: false };
  }
  const { taken, proposal, dates } = recogniseFile(name, text, layout, candidates, unknown.kind);
  const cautions = dates.caution === null ? [] : [dates.caution];
  const outcome = 'code' in taken ? taken : { encoding, layout, cautions, ...taken };
  return { encoding, text, layout, outcome, proposal, isDayFirst: dates.isDayFirst };
}
