import type { MessagePort } from 'node:worker_threads';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  beginImportCache,
  endImportCache,
  isSqliteError,
  type WritableCase,
} from './case-database.ts';
import { FileWriter } from './file-writer.ts';
import type { ImportMessage, ImportReply } from './import-messages.ts';
import { KnownFingerprints } from './known-fingerprints.ts';
import { keepReached } from './pulled-stretch.ts';

/** What an import looks at while it writes, and whom it tells. */
export interface ImportWatch {
  isCancelled(): boolean;
  /** Called when a file's transaction has ended. */
  onIdle(): void;
}

/**
 * Serves one import: takes messages of the parser thread from a port and writes what they say.
 * Each message is answered, so that the parser never runs far ahead. A failure rolls the file at
 * hand back and is told to the parser.
 */
export function serveImport(
  db: WritableCase,
  port: MessagePort,
  { isCancelled, onIdle }: ImportWatch,
): void {
  let writer: FileWriter | null = null;
  const fingerprints = new KnownFingerprints(db);
  /** Whether the transaction at hand is this import's: another's is none of its business. */
  let isOpen = false;
  const reply = (message: ImportReply) => port.postMessage(message);

  const end = () => {
    writer = null;
    isOpen = false;
    endImportCache(db);
    onIdle();
  };

  const rollBack = () => {
    fingerprints.forget();
    if (!isOpen) return;
    if (db.inTransaction) db.exec('ROLLBACK');
    end();
  };

  const refuseCancelled = () => {
    if (isCancelled()) throw new TrailcaseError('cancelled', 'The import was cancelled.');
  };

  const apply = (message: ImportMessage): ImportReply => {
    switch (message.type) {
      case 'begin':
        isOpen = true;
        beginImportCache(db);
        writer = new FileWriter(
          db,
          message.expectedRecords,
          fingerprints.for(message.expectedRecords),
        );
        return { type: 'taken' };
      case 'abort':
        rollBack();
        return { type: 'rolled-back' };
      case 'end': {
        const { given, refused, damage, pulled = null } = message;
        const finished = begun(writer);
        finished.buildIndexes(refuseCancelled);
        const file = finished.commit(given, refused, damage, pulled);
        end();
        return { type: 'stored', file };
      }
      case 'reached': {
        const { point, known } = message;
        db.transaction(() => keepReached(db, point, known))();
        return { type: 'taken' };
      }
      case 'member':
        begun(writer).beginMember();
        return { type: 'taken' };
      case 'records':
        begun(writer).member.addRecords(message.batch);
        return { type: 'taken' };
      case 'rejections':
        begun(writer).member.addRejections(message.rejections);
        return { type: 'taken' };
      case 'frame':
        begun(writer).addFrame(message.frame);
        return { type: 'taken' };
      case 'member-end':
        begun(writer).endMember(message.summary);
        return { type: 'taken' };
    }
  };

  port.on('message', (message: ImportMessage) => {
    try {
      reply(apply(message));
    } catch (error) {
      rollBack();
      reply({ type: 'failed', error: explainWriting(error).toData() });
    }
  });
  port.on('close', rollBack);
}

function begun(writer: FileWriter | null): FileWriter {
  if (writer === null) throw new TrailcaseError('cancelled', 'The import was already rolled back.');
  return writer;
}

/** Turns an error of SQLite into one that a user can act on. */
export function explainWriting(error: unknown): TrailcaseError {
  if (error instanceof TrailcaseError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (isSqliteError(error)) {
    if (error.code === 'SQLITE_FULL' || error.code.startsWith('SQLITE_IOERR')) {
      return new TrailcaseError(
        'disk-full',
        `The case could not be written (${message}); the work at hand was rolled back, everything before it is kept. Make room and do it again.`,
      );
    }
    if (error.code.startsWith('SQLITE_BUSY')) {
      return new TrailcaseError(
        'case-busy',
        'Another Trailcase is writing to this case. Wait until it is done and try again.',
      );
    }
  }
  return new TrailcaseError(
    'internal',
    `Unexpected trouble while writing: ${message}`,
    undefined,
    error,
  );
}
