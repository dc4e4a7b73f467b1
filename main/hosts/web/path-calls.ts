import type { CallName, ParamsOf } from '../../../shared/contract.ts';

/** Says where a path may lie; each answers with the absolute path or fails with `not-allowed`. */
export interface PathGate {
  /** Files that are looked into. */
  forReading(path: string): string;
  /** Files that are made, and cases. */
  forWriting(path: string): string;
}

/** The calls that name files, and how each path of theirs is checked. No other call reaches the file system. */
export const pathCalls: {
  readonly [N in CallName]?: (params: ParamsOf<N>, gate: PathGate) => ParamsOf<N>;
} = {
  'case.open': (params, gate) => ({ ...params, path: gate.forWriting(params.path) }),
  'import.start': (params, gate) => ({
    ...params,
    files: params.files.map((file) => gate.forReading(file)),
  }),
  'import.preview': (params, gate) => ({ ...params, file: gate.forReading(params.file) }),
  'evidence.write': (params, gate) => ({ ...params, out: gate.forWriting(params.out) }),
  'export.start': (params, gate) => ({ ...params, out: gate.forWriting(params.out) }),
};
