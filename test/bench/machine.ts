import { availableParallelism, cpus, totalmem } from 'node:os';

/** Where the figures were measured: without it they mean nothing. */
export interface Machine {
  cpus: string;
  memoryBytes: number;
  node: string;
  platform: string;
  /** ISO time of the start. */
  date: string;
}

/** Describes the machine that runs this process. */
export function describeMachine(): Machine {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  return {
    cpus: `${availableParallelism()} x ${model}`,
    memoryBytes: totalmem(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    date: new Date().toISOString(),
  };
}
