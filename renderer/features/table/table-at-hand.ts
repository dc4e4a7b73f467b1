import type { RecordRow } from '../../../shared/case.ts';
import type { ViewKey } from '../../state/view.ts';
import type { TableColumn } from './columns.ts';

/** The table on the screen, as commands need it. */
export interface TableAtHand {
  view: ViewKey;
  total: number;
  /** Shown columns, from left to right. */
  columns: readonly TableColumn[];
  /** Paths that rows carry values of. */
  paths: readonly (readonly string[])[];
  /** The row at a position; undefined while it is on its way. */
  rowAt(position: number): RecordRow | undefined;
  /** Brings a row into sight. */
  reveal(position: number): void;
  /** Rows that fit into the table. */
  page: number;
}

let atHand: TableAtHand | null = null;

/** Set by the table on the screen; null when it goes. */
export function setTable(table: TableAtHand | null): void {
  atHand = table;
}

export function tableAtHand(): TableAtHand | null {
  return atHand;
}
