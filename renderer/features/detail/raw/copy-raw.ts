import type { RecordRow } from '../../../../shared/case.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { engine } from '../../../engine/connection.ts';
import { copyNow } from '../copy-text.ts';
import { bytesOf } from './raw-piece.ts';

/** How the bytes of a record are copied: as the text that they are, with hidden characters escaped, or as base64. */
export type RawForm = 'exact' | 'escaped' | 'base64';

/** Bytes that are read at a time: a multiple of three, so that their base64 can be joined. */
const portion = 3 * 65_536;

/** Most that is put on a clipboard. */
const most = 32 * 1024 * 1024;

/**
 * Copies a whole record.
 * @throws TrailcaseError `limit-reached` for a record that no clipboard should hold, `bad-request` for text that is
 *   none: it would not be copied exactly
 */
export async function copyRaw(
  { id, length }: RecordRow,
  form: RawForm,
  encoding: string,
): Promise<void> {
  if (length > most) {
    throw new TrailcaseError(
      'limit-reached',
      'This record is too large for the clipboard: export it.',
    );
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
  const parts: string[] = [];
  for (let from = 0; from < length; from += portion) {
    const { base64 } = await engine().call('record.raw', { id, from, length: portion });
    const isLast = from + portion >= length;
    parts.push(form === 'base64' ? base64 : decode(decoder, base64, !isLast));
  }
  const texts = form === 'escaped' ? parts.map(showHidden) : parts;
  await copyNow(new Blob(texts, { type: 'text/plain' }), `record ${id}${formWords[form]}`);
}

const formWords: Record<RawForm, string> = {
  exact: ' as it is written',
  escaped: ' with hidden characters escaped',
  base64: ' as base64',
};

function decode(decoder: TextDecoder, base64: string, stream: boolean): string {
  try {
    return decoder.decode(bytesOf(base64), { stream });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TrailcaseError(
      'bad-request',
      'Some bytes of this record are not text, so that they cannot be copied as text. Copy it as base64.',
    );
  }
}
