import { Option } from 'commander';
import { kinds } from '../../../shared/kinds.ts';

/** `--kind`, one of the seven. */
export function kindOption(description: string): Option {
  return new Option('--kind <kind>', description).choices(kinds);
}
