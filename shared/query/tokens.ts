/** A piece of a query text. `start` and `end` count UTF-16 units. */
export interface Token {
  type: 'word' | 'quoted' | 'expression' | 'symbol' | 'open' | 'close' | 'comma' | 'end';
  /** A word or symbol as it stands; what quotes or slashes hold, with escapes resolved. */
  text: string;
  /** The same in lower case, for words. */
  low: string;
  start: number;
  end: number;
  /** White space or the start of the text stands before it. */
  spaced: boolean;
  /** The opening quote of a quoted text; the flags of a regular expression. */
  mark: string;
  /** False for a quoted text that is not closed. */
  closed: boolean;
}

const symbols = ['!=', '!~', '=~', '==', '<=', '>=', '&&', '||', ':', '=', '~', '<', '>'];
const closing: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '“': '”',
  '‘': '’',
};
const blank = /\s/;
const expressionWords = new Set(['matches', 'match', 'matching', '=~']);

/**
 * Splits a query text. White space, brackets, commas and the symbols of operators separate words;
 * an apostrophe inside a word belongs to it. A minus sign or an exclamation mark directly before a
 * word is a symbol of its own (not before a digit). After `matches` a text in slashes is an
 * expression. A question mark at the very end is read over. The last token is the `end`.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = true;
  const push = (type: Token['type'], end: number, value: string, mark = '', closed = true) => {
    const low = type === 'word' ? value.toLowerCase() : value;
    tokens.push({ type, text: value, low, start: at, end, spaced, mark, closed });
    at = end;
    spaced = false;
  };
  const stop = endOfQuestion(text);
  while (at < stop) {
    const letter = text.charAt(at);
    const previous = tokens.at(-1);
    if (blank.test(letter)) {
      at++;
      spaced = true;
    } else if (letter === '(') push('open', at + 1, letter);
    else if (letter === ')') push('close', at + 1, letter);
    else if (letter === ',') push('comma', at + 1, letter);
    else if (closing[letter] !== undefined) {
      const { value, end, closed } = readQuoted(text, at, closing[letter]);
      push('quoted', end, value, letter, closed);
    } else if (letter === '/' && previous !== undefined && expressionWords.has(previous.low)) {
      const found = readExpression(text, at);
      if (found === null) push('word', endOfWord(text, at, stop), textTo(at));
      else push('expression', found.end, found.value, found.flags);
    } else {
      const symbol = symbolAt(text, at, spaced || previous?.type === 'open');
      if (symbol !== null) push('symbol', at + symbol.length, symbol);
      else push('word', endOfWord(text, at, stop), textTo(at));
    }
  }
  at = text.length;
  push('end', at, '');
  return tokens;

  function textTo(start: number): string {
    return text.slice(start, endOfWord(text, start, stop));
  }
}

function endOfQuestion(text: string): number {
  const question = text.trimEnd();
  if (!question.endsWith('?') || question.endsWith('/?')) return text.length;
  return question.length > 1 ? question.length - 1 : text.length;
}

function symbolAt(text: string, at: number, first: boolean): string | null {
  const found = symbols.find((symbol) => text.startsWith(symbol, at));
  if (found !== undefined) return found;
  const next = text.charAt(at + 1);
  if (!first || next === '' || blank.test(next)) return null;
  const letter = text.charAt(at);
  if ((letter !== '-' && letter !== '!') || /[\d.,)]/.test(next)) return null;
  return letter;
}

function endOfWord(text: string, start: number, stop: number): number {
  let at = start + 1;
  for (; at < stop; at++) {
    const letter = text.charAt(at);
    if (blank.test(letter) || '(),:=~<>'.includes(letter)) break;
    if (letter === '!' && /[=~]/.test(text.charAt(at + 1))) break;
    if ((letter === '&' || letter === '|') && text.charAt(at + 1) === letter) break;
  }
  return at;
}

/** Inside quotes a backslash takes away the meaning of a quote or a backslash; `\u{a}` is a code. */
function readQuoted(text: string, start: number, close: string) {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === close) return { value, end: at + 1, closed: true };
    const next = text.charAt(at + 1);
    if (letter === '\\' && /[\\'"`“”‘’]/.test(next)) {
      value += next;
      at += 2;
    } else if (letter === '\\' && next === 'u') {
      const code = /^\\u\{([0-9a-f]{1,6})\}/i.exec(text.slice(at, at + 10));
      const number = Number.parseInt(code?.[1] ?? '', 16);
      const known = code !== null && number <= 0x10ffff;
      value += known ? String.fromCodePoint(number) : letter;
      at += known ? code[0].length : 1;
    } else {
      value += letter;
      at++;
    }
  }
  return { value, end: text.length, closed: false };
}

function readExpression(text: string, start: number) {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\n') return null;
    if (letter === '/') {
      const flags = /^i?(?=[\s),]|$)/.exec(text.slice(at + 1, at + 3));
      return flags === null ? null : { value, end: at + 1 + flags[0].length, flags: flags[0] };
    }
    if (letter === '\\' && text.charAt(at + 1) === '/') at++;
    else if (letter === '\\') value += text.charAt(at++);
    value += text.charAt(at);
  }
  return null;
}
