import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { html, logText, writtenOut } from '../../../../shared/markup/index.ts';
import { hostileTexts } from './hostile-texts.ts';

/** What a browser reads: tags taken off, the five entities read again. Anything else with an ampersand fails. */
function readText(markup: string): string {
  const entities: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return markup
    .replace(/<[^<>]*>/g, '')
    .replace(/&[^;]{0,6};?/g, (entity) => entities[entity] ?? `unknown entity ${entity}`);
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xff_ff }))
    .map((codes) => codes.map((code) => String.fromCharCode(code)).join('')),
  fc
    .array(
      fc.constantFrom('<', '>', '&', '"', "'", '&lt;', '&#', '\u202e', '\0', 'a', '/', '`', '='),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(...hostileTexts),
);

describe('a text in a report', () => {
  it('is read again as it was, with what is hidden written out', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: markup } = logText(text);
        const inner = markup.replace(/^<bdi dir="ltr">|<\/bdi>$/g, '');
        expect(readText(inner)).toBe(writtenOut(text));
        expect(
          inner.replace(/<span class="hidden" title="A hidden character">|<\/span>/g, ''),
        ).not.toMatch(/[<>"']/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same wherever a template puts it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
        expect(readText(html`${text}`.text)).toBe(writtenOut(text));
        expect(html`<p title="${text}">${[text, null, 7]}</p>`.text.match(/[<>"]/g)).toHaveLength(
          6,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds no hidden character and no half of one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = writtenOut(text);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.replace(/[\t\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        if (text.isWellFormed()) expect(shown).toBe(showHidden(text));
      }),
    );
  });

  it('says which half of a character it is', () => {
    expect(writtenOut('a\uD800b\uDC00\uD83D')).toBe('a‹U+D800›b‹U+DC00›‹U+D83D›');
    expect(writtenOut('😍')).toBe('😍');
  });
});
