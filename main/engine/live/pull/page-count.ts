import { createSplitter } from '../../read/index.ts';
import type { LogPage } from '../connector.ts';

/** How many records are read in a page, with what is rejected in it. */
export function countOfPage({ answer }: LogPage): number {
  let count = 0;
  const splitter = createSplitter(
    { type: 'pages', bare: true },
    {
      record() {
        count += 1;
      },
      reject() {
        count += 1;
      },
    },
  );
  splitter.push(answer.body);
  splitter.end();
  return count;
}
