import type { CallName, ParamsOf } from '../../../shared/contract.ts';

/** Says where a path may lie; each answers with the absolute path or fails with `not-allowed`. */
export interface PathGate {
  /** Files that are looked into. */
  forReading(path: string): string | Promise<string>;
  /** Files that are made, and cases. */
  forWriting(path: string): string | Promise<string>;
}

/** The calls that name files, and how each path of theirs is checked. No other call reaches the file system. */
export const pathCalls: {
  readonly [N in CallName]?: (params: ParamsOf<N>, gate: PathGate) => Promise<ParamsOf<N>>;
} = {
  'case.open': async (params, gate) => ({
    ...params,
    path: await gate.forWriting(params.path),
  }),
  'import.start': async (params, gate) => ({
    ...params,
    files: await Promise.all(params.files.map((file) => gate.forReading(file))),
  }),
  'import.preview': async (params, gate) => ({
    ...params,
    file: await gate.forReading(params.file),
  }),
  'evidence.write': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'export.start': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
};
