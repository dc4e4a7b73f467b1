/** Where one push of the transcoder lies in both streams. */
interface Stretch {
  utf8At: number;
  utf8Bytes: number;
  utf16At: number;
  utf16Bytes: number;
  /** The UTF-8 bytes, as long as they are remembered; pure ASCII needs none. */
  text: Buffer | null;
  /** The place in it that was asked for last, in both streams. */
  asked: { utf8: number; utf16: number };
}

/** Maps offsets in a UTF-8 stream back to the UTF-16 stream that it was made from. */
export interface OffsetMap {
  /** Notes the next stretch; it starts where the last one ended, in both streams. */
  append(text: Buffer, utf16Bytes: number): void;
  /** See `Utf16Transcoder.originalOffset` for what may be asked. */
  toUtf16(utf8Offset: number): number;
}

/**
 * Remembers as much text as a question may still concern. A stretch of pure ASCII is mapped by
 * doubling. In any other the characters are counted from the last question on, so that asking in
 * order costs one pass over the text.
 *
 * @param windowBytes UTF-8 text kept beyond the last question
 */
export function createOffsetMap(windowBytes: number): OffsetMap {
  let stretches: Stretch[] = [];
  let forgotten = 0;
  let keptBytes = 0;
  let end = { utf8: 0, utf16: 0 };

  const forget = (stretch: Stretch | undefined) => {
    if (!stretch?.text) return;
    keptBytes -= stretch.text.length;
    stretch.text = null;
  };

  return {
    append(text, utf16Bytes) {
      const isAscii = isDoubled(text.length, utf16Bytes);
      stretches.push({
        utf8At: end.utf8,
        utf8Bytes: text.length,
        utf16At: end.utf16,
        utf16Bytes,
        text: isAscii ? null : text,
        asked: end,
      });
      if (!isAscii) keptBytes += text.length;
      end = { utf8: end.utf8 + text.length, utf16: end.utf16 + utf16Bytes };
      for (; keptBytes > windowBytes; forgotten += 1) forget(stretches[forgotten]);
    },

    toUtf16(utf8Offset) {
      const found = stretches.findIndex(({ utf8At, utf8Bytes }) => utf8Offset < utf8At + utf8Bytes);
      const passed = found === -1 ? stretches.length : found;
      for (const stretch of stretches.slice(0, passed)) forget(stretch);
      stretches = stretches.slice(passed);
      forgotten = Math.max(0, forgotten - passed);

      const [stretch] = stretches;
      if (stretch === undefined) return end.utf16;
      const { utf8At, utf16At, text } = stretch;
      if (isDoubled(stretch.utf8Bytes, stretch.utf16Bytes)) {
        return utf16At + 2 * (utf8Offset - utf8At);
      }
      if (text === null) return utf16At;
      if (utf8Offset < stretch.asked.utf8) stretch.asked = { utf8: utf8At, utf16: utf16At };
      const { utf8, utf16 } = stretch.asked;
      const counted = countUtf16Bytes(text.subarray(utf8 - utf8At, utf8Offset - utf8At));
      stretch.asked = { utf8: utf8Offset, utf16: utf16 + counted };
      return stretch.asked.utf16;
    },
  };
}

/** Only ASCII takes half as many bytes in UTF-8 as in UTF-16. */
function isDoubled(utf8Bytes: number, utf16Bytes: number): boolean {
  return utf8Bytes * 2 === utf16Bytes;
}

/** UTF-16 bytes of the characters that start in these bytes: 4 for those of 4 UTF-8 bytes, else 2. */
function countUtf16Bytes(utf8: Buffer): number {
  let bytes = 0;
  for (const byte of utf8) {
    if (byte < 0x80 || byte >= 0xc0) bytes += byte < 0xf0 ? 2 : 4;
  }
  return bytes;
}
