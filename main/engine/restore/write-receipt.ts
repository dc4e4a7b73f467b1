import type { RestoreReceiptFile } from '../../../shared/restoring.ts';
import { type ReadableCase, writeNewFile } from '../store/index.ts';
import { receiptOf } from './receipt-content.ts';
import { receiptHtml } from './receipt-html.ts';

/**
 * Writes the receipt of a restore into a file that appears when it is whole, and never in place of another.
 * @param look called between pieces; throws to stop
 * @throws {TrailcaseError} `not-found` for a number that no restore has, `file-exists`, `file-unreadable`
 */
export function writeReceipt(
  db: ReadableCase,
  run: number,
  out: string,
  format: RestoreReceiptFile['format'],
  look: () => void,
): RestoreReceiptFile {
  const receipt = receiptOf(db, run);
  const pieces =
    format === 'html' ? receiptHtml(receipt) : [`${JSON.stringify(receipt, null, 2)}\n`];
  const { path, ...written } = writeNewFile(out, (file) => {
    for (const piece of pieces) {
      look();
      file.writeText(piece);
    }
  });
  return { path, format, ...written };
}
