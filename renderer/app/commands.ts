import { connectionCommands } from '../features/connections/commands.ts';
import { detailCommands } from '../features/detail/commands.ts';
import { exportCommands } from '../features/export/commands.ts';
import { facetCommands } from '../features/facets/commands.ts';
import { findingCommands } from '../features/findings/commands.ts';
import { heldCommands } from '../features/held/commands.ts';
import { histogramCommands } from '../features/histogram/commands.ts';
import { importCommands } from '../features/import/commands.ts';
import { markCommands } from '../features/marks/commands.ts';
import { playbookCommands } from '../features/playbooks/commands.ts';
import { queryCommands } from '../features/query-bar/commands.ts';
import { responseCommands } from '../features/response/commands.ts';
import { savedViewCommands } from '../features/saved-views/commands.ts';
import { sourceCommands } from '../features/sources/commands.ts';
import { tableCommands } from '../features/table/commands.ts';
import type { Command } from './command.ts';
import { frameCommands } from './frame-commands.ts';
import { heldBack } from './writing-commands.ts';

/** Everything that can be done by a key or from the palette, in the order in which help lists it. */
export const commands: readonly Command[] = [
  ...frameCommands,
  ...queryCommands,
  ...tableCommands,
  ...detailCommands,
  ...markCommands,
  ...findingCommands,
  ...playbookCommands,
  ...responseCommands,
  ...heldCommands,
  ...histogramCommands,
  ...facetCommands,
  ...exportCommands,
  ...savedViewCommands,
  ...importCommands,
  ...connectionCommands,
  ...sourceCommands,
].map(heldBack);
