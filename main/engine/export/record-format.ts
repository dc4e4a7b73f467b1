import type { ExportedColumn } from '../../../shared/export.ts';
import type { RecordWindow } from './record-windows.ts';
import type { TextArena } from './text-arena.ts';

/** How records are written into a file. One object an export: it counts what it does. */
export interface RecordFormat {
  /** The beginning of the file; asked for once, when the first window of records is known. */
  opening(): string;
  /** In front of the first record, and in front of every other. */
  readonly first: string;
  readonly between: string;
  /** The end of the file. */
  closing(records: number): string;
  /**
   * Adds the text of each record to an arena.
   * @param window records, which come by ascending id
   * @param tick called once a record; throws to stop
   */
  write(window: RecordWindow, arena: TextArena, tick: () => void): void;
  /** What was done, in sentences; asked for at the end. */
  rules(): string[];
  readonly columns: ExportedColumn[] | null;
  readonly alteredCells: number | null;
  /** What importing the file again gives. */
  readonly importAgain: string;
}
