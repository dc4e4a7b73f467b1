import { create } from 'zustand';
import type { RecordRow } from '../../../shared/case.ts';
import type { RunStep } from '../../../shared/playbook.ts';
import { engine } from '../../engine/connection.ts';

/** Rows that are read at once. */
const piece = 200;

interface Cached {
  /** Run, step and moment of the answer whose rows these are. */
  answer: string;
  rows: ReadonlyMap<number, RecordRow>;
}

/** Rows of the frozen answer on the screen, as far as they came into sight. */
export const useAnswerRows = create<Cached>()(() => ({ answer: '', rows: new Map() }));

/** Pieces that were asked for. */
const asked = new Set<string>();

/** Name of an answer: asked again, it is another one. */
export function answerName(run: number, { step, answer }: RunStep): string {
  return `${run} ${step.id} ${answer?.time ?? ''} ${answer?.sha256 ?? ''}`;
}

/** Reads the rows that come into sight. @param paths places of the original record whose values are shown */
export async function wantRows(
  run: number,
  at: RunStep,
  paths: readonly (readonly string[])[],
  first: number,
  last: number,
): Promise<void> {
  const answer = answerName(run, at);
  if (useAnswerRows.getState().answer !== answer) {
    useAnswerRows.setState({ answer, rows: new Map() });
    asked.clear();
  }
  for (let from = Math.floor(first / piece) * piece; from <= last; from += piece) {
    const name = `${answer} ${from}`;
    if (asked.has(name)) continue;
    asked.add(name);
    try {
      const { rows } = await engine().call('run.rows', {
        run,
        step: at.step.id,
        from,
        count: piece,
        paths: paths.map((path) => [...path]),
        written: true,
      });
      useAnswerRows.setState((cached) =>
        cached.answer === answer
          ? { rows: new Map([...cached.rows, ...rows.map((row, by) => [from + by, row] as const)]) }
          : cached,
      );
    } catch (error) {
      asked.delete(name);
      throw error;
    }
  }
}
