import { createZstdDecompress } from 'node:zlib';
import { decoderOptions } from './decoder.ts';
import type { Codec } from './decompress.ts';

/** zstd (RFC 8878): any number of frames, skippable frames among them, nothing else behind them. */
export const zstdCodec: Codec = {
  name: 'zstd',
  open: () => createZstdDecompress(decoderOptions),
  follows: 'another',
};
