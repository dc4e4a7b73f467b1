import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout, Unreadable } from '../../../../main/engine/read/layout.ts';
import { sniffLayout } from '../../../../main/engine/read/layout-sniff.ts';
import { cut, cutOutside, split } from './split-collect.ts';

type Text = { layout: Layout; text: string; records: string[]; values: unknown[] };

const key = fc.oneof(
  fc.constantFrom('id', 'time', 'a', '__proto__', 'é'),
  fc.string({ maxLength: 4 }),
);
const leaf = fc.oneof(
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.constantFrom('},{"id":1', '},\n  {', '"', '\\', '\n', '[]', '{}', 'grüße'),
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));
/** Records that begin alike, as in an export, with nested objects that may begin like them. */
const record = fc
  .tuple(fc.nat(), json.object, fc.array(fc.record({ id: fc.nat(9) }), { maxLength: 3 }))
  .map(([id, rest, list]) => ({ id, list, rest }));
const records = fc.oneof(
  fc.array(record, { minLength: 1, maxLength: 12 }),
  fc.array(json.object, { minLength: 1, maxLength: 12 }),
);
const sizes = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 8 }),
  fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
);

const array: Layout = { type: 'array' };
const writers: Record<string, (values: object[]) => Omit<Text, 'values'>> = {
  ndjson: (values) => {
    const lines = values.map((value) => JSON.stringify(value));
    return { layout: { type: 'ndjson' }, text: lines.join('\r\n'), records: lines };
  },
  sequence: (values) => {
    const texts = values.map((value) => JSON.stringify(value, null, 2));
    return { layout: { type: 'sequence' }, text: texts.join('\n'), records: texts };
  },
  minified: (values) => {
    const texts = values.map((value) => JSON.stringify(value));
    return { layout: array, text: `[${texts.join(',')}]`, records: texts };
  },
  lines: (values) => {
    const texts = values.map((value) => JSON.stringify(value));
    return { layout: array, text: `[\n${texts.join(',\n')}\n]\n`, records: texts };
  },
  indented: (values) => {
    const texts = values.map((value) => JSON.stringify(value, null, 2).replaceAll('\n', '\n  '));
    return { layout: array, text: `[\n  ${texts.join(',\n  ')}\n]`, records: texts };
  },
  envelope: (values) => {
    const texts = values.map((value) => JSON.stringify(value));
    const text = `{"total":${values.length},"data":{"logs":[${texts.join(',')}],"next":[1,[{}]]}}`;
    return { layout: { type: 'envelope', paths: [] }, text, records: texts };
  },
};
/** Pages as systems answer them; what is in them and what is between them. */
const pageForms: ((texts: string[]) => string)[] = [
  (texts) => `[${texts.join(',')}]`,
  (texts) => `[\n  ${texts.join(',\n  ')}\n]\n`,
  (texts) => `{"total":9,"data":{"logs":[${texts.join(',')}],"next":[1,[{}]]},"more":"},{"}`,
  (texts) => `{\n "items": [\n${texts.join(',\n')}\n ],\n "next": null\n}`,
];
const pages = fc
  .array(
    fc.record({
      form: fc.nat(pageForms.length - 1),
      values: fc.array(record, { maxLength: 5 }),
      gap: fc.constantFrom('', '\n', '\r\n\r\n', ' '),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list): Text => {
    const values = JSON.parse(
      Buffer.from(JSON.stringify(list.flatMap((page) => page.values))).toString(),
    ) as object[];
    const texts = values.map((value) => JSON.stringify(value));
    let at = 0;
    const text = list.map(({ form, values: held, gap }) => {
      const here = texts.slice(at, at + held.length);
      at += held.length;
      return `${pageForms[form]?.(here)}${gap}`;
    });
    return { layout: { type: 'pages' }, text: text.join(''), records: texts, values };
  });

const written = fc
  .tuple(fc.constantFrom(...Object.keys(writers)), records)
  .map(([name, list]): Text => {
    // What JSON cannot say (a lone surrogate, -0) is brought to what it can say first.
    const values = JSON.parse(Buffer.from(JSON.stringify(list)).toString()) as object[];
    const writer = writers[name];
    if (writer === undefined) throw new Error(name);
    return { ...writer(values), values };
  });

/** Splits what was written, cut into these chunks, and expects its records with their exact text. */
function expectAll({ layout, text, records: texts, values }: Text, chunks: number[]): void {
  const bytes = Buffer.from(text);
  const found = split(layout, bytes, chunks);
  expect(found.rejections).toEqual([]);
  expect(found.complete).toBe(true);
  expect(found.records.map(({ value }) => value)).toEqual(values);
  expect(cut(bytes, found)).toEqual(texts);
}

describe('records written as NDJSON, sequence, array or envelope', () => {
  test('come back with their values and their exact text, however the stream is cut', () => {
    fc.assert(fc.property(written, sizes, expectAll), { numRuns: 1500 });
  });

  test('are recognised for what they are', () => {
    fc.assert(
      fc.property(written, ({ layout, text, values }) => {
        const texts = new Set(values.map((value) => JSON.stringify(value)));
        const found: Layout | Unreadable = sniffLayout(
          Buffer.from(text),
          true,
          (value) => values.length === 1 || texts.has(JSON.stringify(value)),
        );
        if (layout.type === 'array') expect(found).toEqual(layout);
        else if (values.length === 1) expect(found.type).toBe('single');
        else if (layout.type !== 'sequence') expect(found.type).toBe(layout.type);
        else expect(['sequence', 'ndjson']).toContain(found.type);
      }),
    );
  });

  test('cut off anywhere give a prefix, and say so unless the rest was no loss', () => {
    fc.assert(
      fc.property(
        written,
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, chunks, part) => {
          const bytes = Buffer.from(whole.text);
          const cutOff = bytes.subarray(0, Math.floor(bytes.length * part));
          const found = split(whole.layout, cutOff, chunks);
          expect(found.records.map(({ value }) => value)).toEqual(
            whole.values.slice(0, found.records.length),
          );
          const isLegal = found.rejections.length === 0;
          expect(found.complete).toBe(isLegal);
          if (!isLegal) expect(found.rejections.map(({ code }) => code)).toEqual(['truncated']);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('with any byte changed give the same whatever the chunks, and account for every byte once', () => {
    const byte = fc.oneof(fc.constantFrom(...Buffer.from('{}[],:"\\ \n0x')), fc.nat(255));
    fc.assert(
      fc.property(written, sizes, fc.nat(), byte, ({ layout, text }, chunks, at, other) => {
        const bytes = Buffer.from(text);
        bytes[at % bytes.length] = other;
        const found = split(layout, bytes, chunks);
        expect(split(layout, bytes)).toEqual(found);
        const outside = cutOutside(bytes, found);
        if (layout.type !== 'envelope') expect(outside).toMatch(/^[[\],\s]*$/);
      }),
      { numRuns: 3000 },
    );
  });

  test('keep every other line of NDJSON if one byte of a line is changed', () => {
    fc.assert(
      fc.property(records, sizes, fc.nat(), fc.nat(255), (list, chunks, at, other) => {
        const lines = list.map((value) => JSON.stringify(value));
        const bytes = Buffer.from(`${lines.join('\n')}\n`);
        const place = at % bytes.length;
        fc.pre(bytes[place] !== 10 && other !== 10);
        const broken = bytes.toString('latin1', 0, place).split('\n').length - 1;
        bytes[place] = other;
        const texts = cut(bytes, split({ type: 'ndjson' }, bytes, chunks));
        const others = lines.filter((_, index) => index !== broken);
        expect(texts.filter((text) => others.includes(text)).length).toBeGreaterThanOrEqual(
          others.length,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('keep every record of pages behind each other, however many and wherever they are cut', () => {
    fc.assert(fc.property(pages, sizes, expectAll), { numRuns: 1500 });
  });

  test('give the same of broken pages whatever the chunks, and account for every byte once', () => {
    const byte = fc.oneof(fc.constantFrom(...Buffer.from('{}[],:"\\ \n0x')), fc.nat(255));
    fc.assert(
      fc.property(pages, sizes, fc.nat(), byte, ({ layout, text }, chunks, at, other) => {
        const bytes = Buffer.from(text);
        bytes[at % bytes.length] = other;
        const found = split(layout, bytes, chunks);
        expect(split(layout, bytes)).toEqual(found);
        cutOutside(bytes, found);
      }),
      { numRuns: 3000 },
    );
  });
});
