import { useEffect } from 'react';
import type { SourceSummary } from '../../shared/sources.ts';
import { tellTrouble } from '../app/trouble-notice.ts';
import { engine } from '../engine/connection.ts';
import { useAnswered } from './answered.ts';

let isAsked = false;

/** Systems that are recognised; null until they are known. Asked once: they are part of the program. */
export function useSources(): readonly SourceSummary[] | null {
  useEffect(() => {
    if (isAsked) return;
    isAsked = true;
    engine()
      .call('sources.list', {})
      .then((sources) => useAnswered.setState({ sources }))
      .catch((error: unknown) => {
        isAsked = false;
        tellTrouble(error);
      });
  }, []);
  return useAnswered((answered) => answered.sources);
}

/** A system as people know it: `Okta System Log (okta)`; its short name alone where no source has it. */
export function systemTitle(system: string, sources: readonly SourceSummary[] | null): string {
  const title = sources?.find((source) => source.system === system)?.title;
  return title === undefined ? system : `${title} (${system})`;
}
