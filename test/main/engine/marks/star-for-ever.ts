import { createEngine } from '../../../../main/engine/index.ts';

/** Opens the case that it is given, stars one record after another, and says each that it has starred. */
const engine = createEngine();
await engine.call('case.open', { path: process.argv[2] ?? '' });
for (let record = 1; ; record += 1) {
  await engine.call('mark.change', { records: { kind: 'records', ids: [record] }, star: true });
  process.stdout.write(`${record}\n`);
}
