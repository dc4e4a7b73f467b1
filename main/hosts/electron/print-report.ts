import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { session, type WebContents } from 'electron';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { PrintedReport } from '../../../shared/host.ts';
import { appOrigin, reportHeaders } from './app-scheme.ts';
import { createPrintWindow } from './main-window.ts';
import { applySessionRules, type Refused } from './session-rules.ts';

/** Longest report that is printed: its pages are laid out in memory. */
const mostBytes = 64 * 1024 * 1024;

/** Pages as they are on paper: those of the report's own style, marked up for readers of screens. */
const pages = {
  pageSize: 'A4',
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

/**
 * Makes a PDF of a report in a window that nobody sees: without script, in a session of its own that has
 * this one document and reaches nothing else.
 * @throws TrailcaseError `file-exists` where the name is taken, `limit-reached` for a report that is too long
 */
export async function printReport(
  report: string,
  out: string,
  refused: Refused,
): Promise<PrintedReport> {
  const html = readReport(report);
  const partition = `report-${randomUUID()}`;
  const own = session.fromPartition(partition);
  applySessionRules(own, refused);
  const address = `${appOrigin}/report.html`;
  own.protocol.handle('app', ({ method, url }) =>
    method === 'GET' && url === address
      ? new Response(html, { headers: reportHeaders })
      : new Response(null, { status: 404 }),
  );
  const window = createPrintWindow(partition);
  try {
    const gone = whenGone(window.webContents);
    const print = async () => {
      await window.loadURL(address);
      return await window.webContents.printToPDF(pages);
    };
    const pdf = await Promise.race([print(), gone]);
    writeNew(out, pdf);
    return { path: out, bytes: pdf.length };
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}

function readReport(path: string): Uint8Array<ArrayBuffer> {
  try {
    if (statSync(path).size > mostBytes) {
      throw new TrailcaseError(
        'limit-reached',
        'The report is longer than 64 MiB. Write it with fewer parts, or open it in a browser and print it.',
      );
    }
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (error instanceof TrailcaseError) throw error;
    throw new TrailcaseError('file-unreadable', `${path} cannot be read. Write the report again.`);
  }
}

/** Fails when the process of the page ends by itself. */
function whenGone(contents: WebContents): Promise<never> {
  return new Promise((_, reject) => {
    contents.once('render-process-gone', (_event, { reason }) => {
      reject(new TrailcaseError('internal', `The page that prints stopped: ${reason}.`));
    });
  });
}

/** Never in place of another file; nothing is left where it does not succeed. */
function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new TrailcaseError(
        'file-exists',
        `${path} exists and was left as it is. Name a file that does not exist.`,
      );
    }
    rmSync(path, { force: true });
    throw new TrailcaseError(
      code === 'ENOSPC' ? 'disk-full' : 'file-unreadable',
      `${path} cannot be written (${code}). Check the folder and its room.`,
    );
  }
}
