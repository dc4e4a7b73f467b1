import { outcomeOfWord } from '../../../../shared/outcome-words.ts';
import { readNetwork } from '../../../../shared/query/index.ts';
import { readInstant, type ZoneRule } from '../../../../shared/time/index.ts';
import { nameWords } from './name-words.ts';

/** What one value looks like. Several can be true of it. */
export type Shape =
  | 'time'
  | 'day'
  | 'clock'
  | 'count since 1970'
  | 'email'
  | 'address'
  | 'agent'
  | 'outcome'
  | 'id'
  | 'number'
  | 'boolean'
  | 'structure'
  | 'country code'
  | 'change'
  | 'sign-in'
  | 'sentence';

/** Characters of a value that are looked at. */
const longestLook = 500;

const longestTime = 60;

/** Counts since 1970 are taken for times in these years only: any other number would be one as well. */
const firstMicros = Date.UTC(2000, 0) * 1000;
const lastMicros = Date.UTC(2050, 0) * 1000;

/** A time of day and nothing else. */
const clock = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]m)?$/i;

const uuid = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;
const token = /^(?=.*\d)[\w-]{10,128}$/;
const email = /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]+$/;
const agent = /^(?!HTTP\/)[A-Za-z][\w.-]*\/v?\d+(?:\.\d+)+(?:[\s;(,]|$)/;
const withPort = /^(?:\[(?<six>[0-9a-f:.]+)\]|(?<four>\d{1,3}(?:\.\d{1,3}){3})):\d{1,5}$/i;

/** Words of actions that change things, by how they begin, in the languages of the names. */
const changing =
  /^(?:creat|add(?:ed|s|ing)?$|updat|modif|chang|edit|delet|remov|grant|revok|assign|unassign|enabl|disabl|reset|insert|patch|attach|detach|renam|restor|approv|erstell|angeleg|anleg|geander|geaender|ander[nu]|aender[nu]|aktualis|gelosch|geloesch|losch|loesch|entfern|hinzugef|zugewies|zuweis|aktivier|deaktivier|crear|creac|cread|actualiz|elimin|borr|anad|agreg|asign|cambi|cre[er]|supprim|ajout|cria|atualiz|exclu|alter|aggiorn|aggiun|cancell|gewijzigd|wijzig|aangemaakt|verwijder|toegevoegd|bijgewerkt)/;

/** Words of signing in and out. */
const signingIn =
  /(?:^|[\W_])(?:log|sign)[\s_-]?(?:in|on|out|off)(?=$|[\W_])|authenticat|anmeld|abmeld|(?:inicio|cierre) de sesi[oó]n|connexion|aanmeld/i;

/**
 * What a value looks like; empty for a plain text or name.
 * @param zone how dates are written: which zone does not matter
 */
export function shapesOf(value: unknown, zone: ZoneRule): readonly Shape[] {
  if (typeof value === 'boolean') return ['boolean'];
  if (typeof value === 'number' || typeof value === 'bigint') {
    return numberShapes(Number(value), zone);
  }
  if (typeof value === 'object') return isTimeObject(value, zone) ? ['time'] : ['structure'];
  return typeof value === 'string' ? textShapes(value.slice(0, longestLook).trim(), zone) : [];
}

/** True for a value that stands for none: empty, `-`, `n/a`, `null`. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return (
    typeof value === 'string' &&
    /^(?:|-+|n\/?a|null|none|nil|nan|unknown|undefined)$/i.test(value.trim())
  );
}

function numberShapes(value: number, zone: ZoneRule): Shape[] {
  const micros = readInstant(value, zone)?.micros ?? 0;
  return micros >= firstMicros && micros < lastMicros ? ['number', 'count since 1970'] : ['number'];
}

function textShapes(text: string, zone: ZoneRule): Shape[] {
  if (/^[+-]?\d{1,25}(?:\.\d{0,25})?$/.test(text)) {
    return [...numberShapes(Number(text), zone), ...(isLongId(text) ? (['id'] as const) : [])];
  }
  if (/^(?:true|false|yes|no|ja|nein|si|sí|oui|non|sim|não)$/i.test(text)) return ['boolean'];
  if (/^(?:\{\s*["'}]|\[\s*[{["'\]\d])/.test(text)) return ['structure'];
  if (clock.test(text)) return ['clock'];
  if (text.length <= longestTime && isTime(text, zone)) {
    return text.includes(':') ? ['time'] : ['time', 'day'];
  }
  if (email.test(text)) return ['email'];
  if (isAddress(text)) return ['address'];
  if (agent.test(text)) return ['agent'];
  const shapes: Shape[] = [];
  if (uuid.test(text) || isLongId(text)) shapes.push('id');
  if (/^[A-Z]{2}$/.test(text)) shapes.push('country code');
  if (outcomeOfWord(text) !== 'unknown') shapes.push('outcome');
  const words = nameWords(text);
  if (words.length <= 8 && words.some((word) => changing.test(word))) shapes.push('change');
  if (words.length <= 8 && signingIn.test(text)) shapes.push('sign-in');
  if (text.split(/\s+/).length > 4) shapes.push('sentence');
  return shapes;
}

function isLongId(text: string): boolean {
  return token.test(text);
}

function isTime(text: string, zone: ZoneRule): boolean {
  return /\d/.test(text) && readInstant(text, zone) !== null;
}

function isTimeObject(value: object | null, zone: ZoneRule): boolean {
  return value !== null && readInstant(value, zone) !== null;
}

function isAddress(text: string): boolean {
  const { six, four } = withPort.exec(text)?.groups ?? {};
  const network = readNetwork(six ?? four ?? text);
  return network !== null && !text.includes('/');
}
