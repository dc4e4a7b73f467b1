import type { ImportPreview, MemberPreview } from '../../../shared/import-preview.ts';
import { DamagedMember, defaultLimits, type GivenFile, openGivenFile } from '../read/index.ts';
import { MemberPieces } from './member-pieces.ts';
import { previewMember } from './preview-member.ts';
import type { ReadingRules } from './reading-rules.ts';
import { lookAtMember, refuseDamaged } from './recognise-member.ts';

/** Members looked at; the others are counted. */
const shownMembers = 50;

/**
 * What importing a file would do, from the first bytes of its members. Stores nothing.
 * @param name what it is called; the last part of its path if not given
 * @throws TrailcaseError `file-unreadable`
 */
export async function previewFile(
  path: string,
  name: string | undefined,
  rules: ReadingRules,
): Promise<ImportPreview> {
  const file = await openGivenFile(path, name);
  try {
    const { bytes, container } = file;
    return {
      file: { name: file.name, path, bytes, container },
      ...(await previewMembers(file, rules)),
    };
  } finally {
    await file.close();
  }
}

async function previewMembers(
  file: GivenFile,
  rules: ReadingRules,
): Promise<{ members: MemberPreview[]; total: number }> {
  const members: MemberPreview[] = [];
  let total = 0;
  try {
    for await (const member of file.members(defaultLimits)) {
      total += 1;
      if (total > shownMembers) continue;
      const pieces = new MemberPieces(member.bytes());
      try {
        const look = await lookAtMember(member.name, pieces, rules);
        members.push(previewMember(member.name, look, pieces.ended, rules.zone));
      } finally {
        await pieces.leave();
      }
    }
  } catch (error) {
    if (!(error instanceof DamagedMember)) throw error;
    // An import keeps what could be read, and refuses the file only where that is nothing.
    const isRefused = total <= shownMembers && members.every(({ refusal }) => refusal !== null);
    if (isRefused) members.splice(shownMembers - 1, 1, wholeFile(file.name, error));
  }
  return { members, total };
}

/** A file of which no member can be read. */
function wholeFile(name: string, damage: DamagedMember): MemberPreview {
  const refusal = refuseDamaged(name, damage);
  return {
    name,
    encoding: 'unknown',
    layout: 'unknown',
    system: null,
    kind: null,
    confidence: null,
    reason: refusal.message,
    columns: [],
    mapping: {},
    proposal: null,
    rows: [],
    zoneless: [],
    refusal,
  };
}
