import type { ParamsOf } from '../../../shared/contract.ts';
import type { ImportPreview } from '../../../shared/import-preview.ts';
import { startThread } from '../threads/index.ts';

/** Looks at a file in a thread that ends with it: what the file does to the thread touches no case. */
export async function previewImport(params: ParamsOf<'import.preview'>): Promise<ImportPreview> {
  const thread = startThread('ingest/preview-thread');
  try {
    return (await thread.call('preview', params)) as ImportPreview;
  } finally {
    await thread.terminate();
  }
}
