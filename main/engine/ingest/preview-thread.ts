import type { ParamsOf } from '../../../shared/contract.ts';
import { serveThread } from '../threads/index.ts';
import { previewFile } from './preview-file.ts';
import { rulesOf } from './reading-rules.ts';

/** What the coordinator asks of this thread: one preview, then the thread is done. */
serveThread((_name, params) => {
  const { file, ...options } = params as ParamsOf<'import.preview'>;
  return previewFile(file, rulesOf(options));
});
