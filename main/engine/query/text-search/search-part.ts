import type { Question, TextSearch } from '../../../../shared/query/ast.ts';
import { frameBytes, type ReadableCase, type StreamReader } from '../../store/index.ts';
import { type CompileContext, compileQuery, splitTexts } from '../compile/index.ts';
import { matchAmong } from '../results/index.ts';
import { RecordPlaces } from './record-places.ts';
import { searchStream } from './search-stream.ts';
import type { SearchPart } from './searchable-streams.ts';
import { makeTextPattern } from './text-pattern.ts';

/**
 * True for a question that asks for a text of the original by itself, and so is answered by looking
 * through the evidence instead of record by record.
 */
export function isTextQuestion({ where }: Question): boolean {
  return splitTexts(where).texts.length > 0;
}

/**
 * Records of one part of the evidence that a text question is true of, ascending. A record whose hits
 * lie in two parts is found in both.
 * @param pause called before the records are looked at; throws to stop
 */
export function searchPart(
  db: ReadableCase,
  streams: StreamReader,
  question: Question,
  context: CompileContext,
  part: SearchPart,
  pause: () => void,
): number[] {
  const { texts, rest } = splitTexts(question.where);
  const scanned = longestContained(texts);
  const places = new RecordPlaces(db, part.source);
  const found =
    scanned === null
      ? places.startingWithin(part.from * frameBytes, part.to * frameBytes)
      : searchStream(streams, part, makeTextPattern(scanned.text, part.encoding), places);
  pause();
  const others = texts.filter((each) => each !== scanned);
  const where = others.length === 0 ? rest : { kind: 'and' as const, of: [rest, ...others] };
  return matchAmong(db, found, compileQuery({ kind: question.kind, where }, context));
}

/** The text that is looked for in the bytes: the longest, as it has the fewest hits. */
function longestContained(texts: readonly TextSearch[]): TextSearch | null {
  return texts
    .filter(({ operator, text }) => operator === 'contains' && text !== '')
    .reduce<TextSearch | null>(
      (longest, each) => (each.text.length > (longest?.text.length ?? 0) ? each : longest),
      null,
    );
}
