import { createGunzip } from 'node:zlib';
import { decoderOptions } from './decoder.ts';
import type { Codec } from './decompress.ts';

/** gzip (RFC 1952): any number of members, each with CRC-32 and length, zero padding allowed. */
export const gzipCodec: Codec = {
  name: 'gzip',
  open: () => createGunzip(decoderOptions),
  follows: 'padding-or-another',
};
