import { create } from 'zustand';
import { useChosen } from '../../state/chosen.ts';

/** Values for the playbook that is about to be started, before a person changed them. */
export interface StartDraft {
  playbook: string;
  values: Record<string, string>;
}

export const useStartDraft = create<{ draft: StartDraft | null }>()(() => ({ draft: null }));

/** Goes to the start of a playbook with values that are known already. */
export function prepareStart(playbook: string, values: Record<string, string>): void {
  useStartDraft.setState({ draft: { playbook, values } });
  useChosen.setState({ place: { screen: 'playbooks', playbook } });
}
