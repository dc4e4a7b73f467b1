import type { Instant } from './instant.ts';
import { readWritten } from './written-text.ts';
import type { ZoneRule } from './zone-rule.ts';

/** Months by how their names begin, without accents, in German, Spanish, French, Portuguese, Italian and Dutch. */
const months: readonly RegExp[] = [
  /^(?:jan|janner|januar|januari|ene|enero|janv|janvier|janeiro|gen|gennaio)$/,
  /^(?:feb|feber|februar|februari|febrero|fev|fevr|fevrier|fevereiro|febbraio)$/,
  /^(?:mar|marz|maerz|mrz|marzo|mars|marco|maart|mrt)$/,
  /^(?:apr|april|abr|abril|avr|avril|aprile)$/,
  /^(?:mai|may|mayo|maio|mag|maggio|mei)$/,
  /^(?:jun|juni|junio|juin|junho|giu|giugno)$/,
  /^(?:jul|juli|julio|juil|juillet|julho|lug|luglio)$/,
  /^(?:aug|august|ago|agosto|aout|augustus)$/,
  /^(?:sep|sept|september|septiembre|setiembre|septembre|set|setembro|settembre)$/,
  /^(?:okt|oktober|oct|octubre|octobre|out|outubro|ott|ottobre)$/,
  /^(?:nov|november|noviembre|novembre|novembro)$/,
  /^(?:dez|dezember|dic|diciembre|dec|decembre|dezembro|dicembre|december)$/,
];

/** `20.1.2026`: with dots the day comes first, everywhere. */
const dotted = /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)(?<rest>.*)$/;

/** `20. Januar 2026`, `20 de enero de 2026`, `20 janvier 2026`. */
const named =
  /^(?<day>\d{1,2})(?:\.|º|er)?\s+(?:de\s+)?(?<month>\p{L}{3,12})\.?\s+(?:de\s+|del\s+)?(?<year>\d{4})(?!\d)(?<rest>.*)$/u;

/** What is written between a date and its time, and behind the time. */
const between = /^,?\s+(?:(?:um|a las|a|as|alle ore|alle|om)\s+)?/i;
const behind = /\s+(?:uhr|h|uur)(?=$|\s)/i;

/** Longer than any of these forms. */
const longest = 100;

/**
 * Reads dates as they are written in other languages than English, where they can mean one day only:
 * `20.01.2026 11:02:00`, `20. Januar 2026, 11:02 Uhr`, `20 de enero de 2026 11:02`. Fractions, zones and
 * what there is no such date of are those of `readWritten`. `20/01/2026` is not among them: in the same file
 * `02/01/2026` could be either day, see `readDayFirst`.
 */
export function readLocal(text: string, zone: ZoneRule): Instant | null {
  if (text.length > longest || !/^\d/.test(text)) return null;
  const plain = withoutAccents(text);
  const parts = (dotted.exec(plain) ?? named.exec(plain))?.groups;
  if (parts === undefined) return null;
  const { day = '', month = '', year = '', rest = '' } = parts;
  const number = /^\d/.test(month) ? month : monthNumber(month);
  if (number === null) return null;
  const clock = rest.replace(between, ' ').replace(behind, '');
  return readWritten(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}${clock}`, zone);
}

function monthNumber(name: string): string | null {
  const at = months.findIndex((names) => names.test(name.toLowerCase()));
  return at < 0 ? null : String(at + 1);
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
