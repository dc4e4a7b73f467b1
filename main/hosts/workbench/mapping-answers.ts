import type { HostAnswers } from './answer-host.ts';
import type { KeptSettings } from './kept-settings.ts';

/** The calls about mappings that are kept under a name: the same in the window and in the browser. */
export function mappingAnswers(
  kept: KeptSettings,
): Pick<HostAnswers, 'host.mappings' | 'host.keep-mapping' | 'host.forget-mapping'> {
  return {
    'host.mappings': () => kept.mappings(),
    'host.keep-mapping': (mapping) => {
      kept.keepMapping(mapping);
      return kept.mappings();
    },
    'host.forget-mapping': ({ name }) => {
      kept.forgetMapping(name);
      return kept.mappings();
    },
  };
}
