import type { Made, ReportModel } from './report-model.ts';

/**
 * The report as JSON, piece by piece: one line that begins with a quotation mark for each of its members, the
 * last of them, `made`, on one line of its own.
 */
export function* jsonOf(model: ReportModel): Generator<string> {
  yield '{\n';
  for (const [name, value] of Object.entries(model)) {
    yield `${JSON.stringify(name)}: ${JSON.stringify(value, null, 1)},\n`;
  }
}

/** The line that says when and by whom the report was made. */
export function madeLine(made: Made): string {
  return `"made": ${JSON.stringify(made)}\n`;
}

/** What stands after that line. */
export const jsonEnd = '}\n';
