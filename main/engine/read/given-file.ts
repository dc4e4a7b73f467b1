import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import { openRange, packedPieceBytes, readAt } from './byte-source.ts';
import { type Container, containerSniffBytes, detectContainer } from './container.ts';
import { decompress } from './decompress.ts';
import { type Limits, startSpending } from './limits.ts';
import type { Member } from './member.ts';
import { openLayers, streamCodecs } from './open-layers.ts';
import { readZipMembers } from './zip-members.ts';

/** One file as the user gave it, opened read-only and never written to. */
export interface GivenFile {
  path: string;
  /** The last part of the path, or what it is to be called. */
  name: string;
  /** Size when it was opened. */
  bytes: number;
  /** Time of its last change as ISO text in UTC. */
  modified: string;
  container: Container;
  /**
   * The original bytes in order, in fresh buffers of 1 MiB that are never used again. Ends after
   * `bytes` bytes, however much is being appended to the file.
   */
  read(): AsyncGenerator<Buffer>;
  /**
   * What is inside: of a plain file the file itself, of a gzip or zstd its content under the file's
   * name without `.gz` or `.zst`, of a zip its entries (see `readZipMembers` for what it throws).
   */
  members(limits: Limits): AsyncGenerator<Member>;
  /** Whether size, time of change or identity differ from when it was opened, or the file is gone. */
  hasChanged(): Promise<boolean>;
  close(): Promise<void>;
}

const plainPieceBytes = 2 ** 20;

/**
 * Opens a file for reading and recognises its container by content.
 * @param name what it is called in receipts and messages; the last part of the path if not given
 * @throws {TrailcaseError} `file-unreadable`: missing, not a regular file, no permission
 */
export async function openGivenFile(path: string, name = basename(path)): Promise<GivenFile> {
  const file = await openRegularFile(path);
  try {
    const opened = await file.stat({ bigint: true });
    const bytes = Number(opened.size);
    const container = detectContainer(await readAt(file, 0, Math.min(bytes, containerSniffBytes)));
    const original = openRange(file, 0, bytes, plainPieceBytes);
    return {
      path,
      name,
      bytes,
      modified: opened.mtime.toISOString(),
      container,
      read: () => original.read(),
      members: (limits) => readMembers(file, bytes, name, container, limits),
      hasChanged: async () => {
        const states = await Promise.all([
          file.stat({ bigint: true }),
          stat(path, { bigint: true }).catch(() => null),
        ]);
        return states.some(
          (now) =>
            now === null ||
            now.size !== opened.size ||
            now.mtimeNs !== opened.mtimeNs ||
            now.ino !== opened.ino ||
            now.dev !== opened.dev,
        );
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* readMembers(
  file: FileHandle,
  bytes: number,
  name: string,
  container: Container,
  limits: Limits,
): AsyncGenerator<Member> {
  if (container === 'zip') {
    yield* readZipMembers(file, bytes, limits);
  } else if (container === 'plain') {
    yield { name, bytes: () => openRange(file, 0, bytes, plainPieceBytes).read() };
  } else {
    const codec = streamCodecs[container];
    const spending = startSpending(limits);
    yield {
      name: name.replace(/(?<=.)\.(gz|zst|zstd)$/i, ''),
      bytes: () => {
        const range = openRange(file, 0, bytes, packedPieceBytes);
        const source = () => decompress(codec, range.read);
        return openLayers(source, limits.nesting, spending, range.bytesRead);
      },
    };
  }
}

/** Looks before opening: opening a named pipe would wait for ever. */
async function openRegularFile(path: string): Promise<FileHandle> {
  try {
    const state = await stat(path);
    if (state.isDirectory()) throw new Error('it is a directory; give the files in it');
    if (!state.isFile()) throw new Error('it is not a regular file');
    return await open(path, 'r');
  } catch (error) {
    throw new TrailcaseError(
      'file-unreadable',
      `Cannot read ${path}: ${explain(error)}.`,
      { path },
      error,
    );
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file; check the path';
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it';
  if (code === 'ERR_INVALID_ARG_VALUE') return 'the path holds a NUL character';
  return error.message;
}
