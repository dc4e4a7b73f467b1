import { extname } from 'node:path';

/** Longest name of a file on common file systems, in bytes. */
const mostBytes = 200;

/** What no name may hold on some system, and what hides or reorders text. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]|\p{Variation_Selector}/gu;

/** Names that Windows takes for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Longest path of a file within its drop, in bytes. */
const mostPathBytes = 1_000;

/**
 * The way to a dropped file as a page says it, as names of folders and at last of the file: nothing in it
 * leads up or elsewhere. Of one that is too long the beginning is left away.
 */
export function fitPath(given: string): string[] {
  const parts = given.split(/[/\\]/).filter((part) => !/^\.{0,2}$/.test(part));
  const fit = (parts.length === 0 ? [''] : parts).map(fitName);
  let bytes = 0;
  const from = fit.findLastIndex((part) => {
    bytes += Buffer.byteLength(part) + 1;
    return bytes > mostPathBytes;
  });
  return fit.slice(from + 1);
}

/** A name from a page as the name of a file: its last part, without anything that steers, and short enough. */
export function fitName(given: string): string {
  const last = given.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  const plain = last.replace(unfit, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const named = device.test(plain) ? `_${plain}` : plain;
  return shortened(named === '' ? 'dropped' : named);
}

/** Cuts the middle out of the name so that its ending stays. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= mostBytes) return name;
  const ending = extname(name).slice(0, 20);
  const room = mostBytes - Buffer.byteLength(ending);
  let stem = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    stem += character;
  }
  return `${stem}${ending}`;
}
