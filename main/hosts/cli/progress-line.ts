import { stderr } from 'node:process';
import type { JobProgress } from '../../../shared/job.ts';
import { showHidden } from './output.ts';

/** A line that is overwritten as a job goes on. On a terminal only; elsewhere it stays silent. */
export class ProgressLine {
  readonly #started = Date.now();
  #shown = false;

  show({ done, total, unit, stage }: JobProgress): void {
    if (!stderr.isTTY || done === 0) return;
    const seconds = (Date.now() - this.#started) / 1000;
    const rate = seconds > 0.5 ? `  ${amount(done / seconds, unit)}/s` : '';
    const share = total === null || total === 0 ? '' : `  ${Math.floor((100 * done) / total)}%`;
    const left =
      total === null || seconds < 1 || done >= total
        ? ''
        : `  ${Math.ceil((seconds * (total - done)) / done)} s left`;
    const line = `${showHidden(stage)}  ${amount(done, unit)}${share}${rate}${left}`;
    stderr.write(`\r\u001b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}

function amount(number: number, unit: JobProgress['unit']): string {
  if (unit !== 'bytes') return `${Math.round(number).toLocaleString('en-US')} ${unit}`;
  return `${(number / 1e6).toFixed(1)} MB`;
}
