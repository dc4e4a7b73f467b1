import type { ParamsOf } from '../../../shared/contract.ts';
import type { FoundFiles } from '../../../shared/given-paths.ts';
import type { ImportPreview } from '../../../shared/import-preview.ts';
import { startThread } from '../threads/index.ts';

/** Looks at a file in a thread that ends with it: what the file does to the thread touches no case. */
export async function previewImport(params: ParamsOf<'import.preview'>): Promise<ImportPreview> {
  return (await askOnce('preview', params)) as ImportPreview;
}

/**
 * Finds the files in what was given, in a thread likewise: a large folder holds nobody up.
 * @param own the open case, which is left out
 */
export async function findImportFiles(
  { paths }: ParamsOf<'import.files'>,
  own: string | null,
): Promise<FoundFiles> {
  return (await askOnce('files', { paths, own })) as FoundFiles;
}

async function askOnce(name: string, params: unknown): Promise<unknown> {
  const thread = startThread('ingest/preview-thread');
  try {
    return await thread.call(name, params);
  } finally {
    await thread.terminate();
  }
}
