import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DamagedMember } from '../../main/engine/read/damaged-member.ts';
import { type GivenFile, openGivenFile } from '../../main/engine/read/given-file.ts';
import { defaultLimits, type Limits } from '../../main/engine/read/limits.ts';
import type { Member } from '../../main/engine/read/member.ts';

/** What came out of a member before it ended or broke. */
export interface MemberOutcome {
  name: string;
  data: Buffer;
  pieces: number[];
  damage: DamagedMember | null;
}

/** What came out of a file: its members, and what broke the file as a whole. */
export interface FileOutcome {
  members: MemberOutcome[];
  damage: DamagedMember | null;
}

/** Runs a test with an empty directory that is gone afterwards. */
export async function inTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'trailcase-read-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a file for the time of one function. */
export async function withGivenFile<T>(
  path: string,
  use: (file: GivenFile) => Promise<T>,
): Promise<T> {
  const file = await openGivenFile(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/** Writes the bytes to a file, opens it and reads all members to the end. */
export function readAsFile(
  bytes: Buffer,
  limits: Partial<Limits> = {},
  name = 'given.bin',
): Promise<FileOutcome> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return withGivenFile(path, (file) => readAllMembers(file, { ...defaultLimits, ...limits }));
  });
}

/** Reads all members one after the other; damage is an outcome, every other error is thrown. */
export async function readAllMembers(file: GivenFile, limits: Limits): Promise<FileOutcome> {
  const members: MemberOutcome[] = [];
  const damage = await damageOf(async () => {
    for await (const member of file.members(limits)) members.push(await readMember(member));
  });
  return { members, damage };
}

/** Reads one member, keeping what came before damage. */
export async function readMember(member: Member): Promise<MemberOutcome> {
  const pieces: Buffer[] = [];
  const damage = await damageOf(async () => {
    for await (const piece of member.bytes()) pieces.push(piece);
  });
  return {
    name: member.name,
    data: Buffer.concat(pieces),
    pieces: pieces.map((piece) => piece.length),
    damage,
  };
}

/** All pieces of a stream, apart. */
export async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const collected: Buffer[] = [];
  for await (const piece of pieces) collected.push(piece);
  return collected;
}

async function damageOf(run: () => Promise<void>): Promise<DamagedMember | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof DamagedMember) return error;
    throw error;
  }
}

/** Lines of JSON that compress like a log: about 2 to 1. */
export function makeLog(lines: number): Buffer {
  const rows = Array.from({ length: lines }, (_, i) =>
    JSON.stringify({ id: i, actor: `user${i % 97}`, value: Math.sin(i), text: 'naïve ✓ 😀' }),
  );
  return Buffer.from(`${rows.join('\n')}\n`);
}

/** A copy with one byte changed. */
export function withFlippedByte(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}
