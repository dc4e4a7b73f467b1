import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that a change is judged by what it changed:
 * TRAILCASE_SEED=random looks elsewhere, TRAILCASE_SEED=N repeats what was seen there.
 */
const named = process.env.TRAILCASE_SEED;

if (named !== 'random')
  fc.configureGlobal({ seed: named === undefined ? 20_261_121 : Number(named) });
