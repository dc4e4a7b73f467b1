import type { CallName, ParamsOf } from '../../../shared/contract.ts';
import { type GivenPath, pathOf } from '../../../shared/given-paths.ts';

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
    files: await allowed(params.files, gate),
  }),
  'import.files': async (params, gate) => ({
    ...params,
    files: await allowed(params.files, gate),
  }),
  'import.preview': async (params, gate) => ({
    ...params,
    file: await gate.forReading(params.file),
  }),
  'evidence.write': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'salvage.start': async (params, gate) => ({
    path: await gate.forReading(params.path),
    to: await gate.forWriting(params.to),
  }),
  'export.start': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'rules.list': withFolders,
  'detect.start': withFolders,
  'playbook.list': withFolders,
  'playbook.candidates': withFolders,
  'run.start': withFolders,
  'run.export': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'plan.export': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'restore.export': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
  'report.start': async (params, gate) => ({
    ...params,
    out: await gate.forWriting(params.out),
  }),
};

/** Folders of own rules or playbooks. */
async function withFolders<T extends { folders?: string[] | undefined }>(
  params: T,
  gate: PathGate,
): Promise<T> {
  const { folders } = params;
  if (folders === undefined) return params;
  return { ...params, folders: await Promise.all(folders.map((path) => gate.forReading(path))) };
}

/** Files and folders that may be read; a name that one is told under stays with it. */
async function allowed(given: readonly GivenPath[], gate: PathGate): Promise<GivenPath[]> {
  return await Promise.all(
    given.map(async (each) => {
      const path = await gate.forReading(pathOf(each));
      return typeof each === 'string' ? path : { ...each, path };
    }),
  );
}
