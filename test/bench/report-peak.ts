import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded with `--import` into a measured process: on exit it writes the process's peak resident
 * memory, in KiB, to the file named by TRAILCASE_BENCH_PEAK.
 *
 * On Linux the number is VmHWM, because `maxRSS` there starts with what the parent had in memory
 * when it started the process.
 */
const path = process.env.TRAILCASE_BENCH_PEAK;

if (isMainThread && path !== undefined) {
  process.on('exit', () => writeFileSync(path, String(peakKibibytes())));
}

function peakKibibytes(): number {
  if (process.platform === 'linux') {
    const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found?.[1] !== undefined) return Number(found[1]);
  }
  return process.resourceUsage().maxRSS;
}
