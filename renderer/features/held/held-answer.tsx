import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import type { KeptConnection } from '../connections/connections-state.ts';
import { heldKey, resultOf, useLiveJobs } from '../connections/live-jobs.ts';
import { HeldResult } from './held-result.tsx';

/** How far a look at an account is, beside the button that began it; nothing where none runs. */
export function HeldProgress({ kept, user }: { kept: KeptConnection; user: string }) {
  const state = useLiveJobs(({ held }) => held[heldKey(kept, user)]);
  if (state?.step !== 'running') return null;
  return <JobBar inRow job={state.job} progress={state.progress} label="Progress of the look-up" />;
}

/** What came of a look at an account; nothing where none was begun. */
export function HeldAnswer({ kept, user }: { kept: KeptConnection; user: string }) {
  const state = useLiveJobs(({ held }) => held[heldKey(kept, user)]);
  const told = resultOf(state);
  if (told === null) return null;
  if (told.value !== null) {
    const isBefore = state?.step === 'running';
    return <HeldResult list={told.value} ended={told.ended} isBefore={isBefore} />;
  }
  if (!told.cancelled) return <Trouble message={told.trouble ?? ''} />;
  return (
    <p role="status">
      Cancelled: what <LogText text={user} /> holds is not known.
    </p>
  );
}
