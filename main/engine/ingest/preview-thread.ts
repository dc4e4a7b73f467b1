import type { ParamsOf } from '../../../shared/contract.ts';
import type { FoundFiles, GivenPath } from '../../../shared/given-paths.ts';
import type { ImportPreview } from '../../../shared/import-preview.ts';
import { serveThread } from '../threads/index.ts';
import { findFiles, nameOf } from './find-files.ts';
import { previewFile } from './preview-file.ts';
import { rulesOf } from './reading-rules.ts';

/** What is to be found before an import: the files in folders, without those of the open case. */
export interface FilesOrder {
  files: GivenPath[];
  /** Path of the open case. */
  own: string | null;
}

/** Files, and things left out, that are listed. */
const listed = 5_000;

/** What the coordinator asks of this thread: files to be found, or previews one after the other. */
serveThread((name, params) =>
  name === 'files'
    ? listFiles(params as FilesOrder)
    : preview(params as ParamsOf<'import.preview'>),
);

function preview({ file, name, ...options }: ParamsOf<'import.preview'>): Promise<ImportPreview> {
  const called = name === undefined ? undefined : nameOf({ path: file, name });
  return previewFile(file, called, rulesOf(options));
}

async function listFiles({ files: given, own }: FilesOrder): Promise<FoundFiles> {
  const { files, leftOut } = await findFiles(given, own);
  return {
    files: files.slice(0, listed),
    total: files.length,
    leftOut: leftOut.slice(0, listed),
    leftOutTotal: leftOut.length,
  };
}
