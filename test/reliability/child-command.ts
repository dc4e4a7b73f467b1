import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Something that a command said to be doing, and when it said so first, in milliseconds from its start. */
export interface Stage {
  name: string;
  at: number;
}

/** What is left of a command that ended by itself or was killed. */
export interface EndedCommand {
  /** Null when it was killed. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
  /** In their order; the first is `starting`. */
  stages: Stage[];
}

/** When to kill a command: this many milliseconds after a stage has begun. */
export interface Kill {
  stage: string;
  after: number;
}

const commandLine = fileURLToPath(new URL('../../main/hosts/cli/trailcase.ts', import.meta.url));

/** Makes the command believe that a terminal is there, so that its progress comes over the pipe. */
const pretendTerminal = 'data:text/javascript,process.stderr.isTTY=true';

/** Runs the real command line in a process of its own, with the Node that runs this test. */
export function runCommand(args: readonly string[], kill?: Kill): Promise<EndedCommand> {
  const child = spawn(process.execPath, ['--import', pretendTerminal, commandLine, ...args]);
  return ended(child, kill);
}

/** Runs it with no file allowed to grow beyond this size: a disk that fills up at the same byte each time. */
export function runWithFileLimit(
  args: readonly string[],
  kibibytes: number,
): Promise<EndedCommand> {
  const script = 'ulimit -f "$0" && exec "$@"';
  const blocks = String(kibibytes * 2);
  return ended(spawn('sh', ['-c', script, blocks, process.execPath, commandLine, ...args]));
}

function ended(child: ChildProcess, kill?: Kill): Promise<EndedCommand> {
  const started = performance.now();
  const stages: Stage[] = [];
  let timer: NodeJS.Timeout | undefined;
  const enter = (name: string) => {
    if (stages.at(-1)?.name === name) return;
    stages.push({ name, at: performance.now() - started });
    if (name === kill?.stage) timer ??= setTimeout(() => child.kill('SIGKILL'), kill.after);
  };
  enter('starting');
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    stderr += data.toString();
    for (const name of stagesIn(data.toString())) enter(name);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, stdout, stderr, milliseconds: performance.now() - started, stages });
    });
  });
}

/** The words before the name of the file in progress lines. */
function stagesIn(stderr: string): string[] {
  const lines = stderr.split('\r\u001b[K');
  return lines.flatMap(
    (line) =>
      /^(?:file \d+ of \d+: )?(reading|building indexes|verifying|writing)/.exec(line)?.[1] ?? [],
  );
}
