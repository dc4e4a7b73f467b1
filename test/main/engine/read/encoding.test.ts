import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../../../main/engine/read/encoding.ts';

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const json = '[{"actor":"Jürgen","zeit":"2026-01-01"}]';
const cyrillic = 'Дата,Пользователь,Действие\r\n2026-01-01,Иванов,вход\r\n';

describe('the encoding of a text', () => {
  test.each([
    ['a UTF-8 mark', Buffer.from(`\ufeff${json}`), 'utf-8', 3],
    ['a UTF-16LE mark', Buffer.from(`\ufeff${json}`, 'utf16le'), 'utf-16le', 2],
    ['a UTF-16BE mark', bigEndian(`\ufeff${json}`), 'utf-16be', 2],
    ['a mark and nothing else', Buffer.from([0xff, 0xfe]), 'utf-16le', 2],
  ])('is known by %s', (_what, bytes, encoding, bom) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bom });
  });

  test.each([
    ['JSON', json],
    ['a headline in another script', cyrillic],
    ['a very short text', '[]'],
    ['a long text cut in the middle of a character', json.repeat(500)],
  ])('is known as UTF-16 without a mark: %s', (_what, text) => {
    const little = detectEncoding(Buffer.from(text, 'utf16le').subarray(0, 4095));
    const big = detectEncoding(bigEndian(text).subarray(0, 4095));
    expect(little).toEqual({ encoding: 'utf-16le', bom: 0 });
    expect(big).toEqual({ encoding: 'utf-16be', bom: 0 });
  });

  test.each([
    ['nothing', ''],
    ['JSON', json],
    ['text in another script', cyrillic],
    ['one NUL behind a number', '123\0'],
    ['one NUL between brackets', '[\0]'],
    ['NULs as padding', `${json}${'\0'.repeat(4000)}`],
    ['a few NULs in a field', '{"a":"\0\0\0x\0"}'],
  ])('is UTF-8 otherwise: %s', (_what, text) => {
    expect(detectEncoding(Buffer.from(text))).toEqual({ encoding: 'utf-8', bom: 0 });
  });
});
