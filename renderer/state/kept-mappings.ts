import { useEffect } from 'react';
import type { KeptMapping } from '../../shared/host.ts';
import { tellTrouble } from '../app/trouble-notice.ts';
import { host } from '../engine/connection.ts';
import { useAnswered } from './answered.ts';

const none: readonly KeptMapping[] = [];

/** Mappings that were kept under a name. Asked anew by whoever shows them: the command line keeps some too. */
export function useKeptMappings(): readonly KeptMapping[] {
  useEffect(() => {
    host()
      .call('host.mappings', {})
      .then((mappings) => useAnswered.setState({ mappings }))
      .catch(tellTrouble);
  }, []);
  return useAnswered((answered) => answered.mappings) ?? none;
}

/** Keeps a mapping under its name, in place of one of that name. */
export async function keepMapping(mapping: KeptMapping): Promise<void> {
  useAnswered.setState({ mappings: await host().call('host.keep-mapping', mapping) });
}

export async function forgetMapping(name: string): Promise<void> {
  useAnswered.setState({ mappings: await host().call('host.forget-mapping', { name }) });
}
