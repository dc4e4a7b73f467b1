import type { Engine, ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { type KeptMapping, keptMappingLimits } from '../../../shared/host.ts';
import type { ImportOptions } from '../../../shared/import-receipt.ts';
import { configFolder, KeptSettings } from '../workbench/index.ts';
import { complain } from './output.ts';

/** What this user keeps, the same file as that of the page. */
function kept(): KeptSettings {
  return new KeptSettings(configFolder(), (trouble) => complain(String(trouble)));
}

/**
 * The options of an import with the mapping that was kept under a name; kind and system that are given
 * beside it win.
 * @throws TrailcaseError `bad-mapping` where there is none of that name
 */
export function withNamedMapping(name: string, options: ImportOptions): ImportOptions {
  const mappings = kept().mappings();
  const found = mappings.find((each) => each.name === name);
  if (found === undefined) {
    const others = mappings.map((each) => `"${each.name}"`).join(', ');
    throw new TrailcaseError(
      'bad-mapping',
      `No mapping is kept as "${name}". ${others === '' ? 'None is kept: keep one with --keep-mapping NAME.' : `There are ${others}.`}`,
    );
  }
  const { kind, map, system } = found;
  return { ...options, kind: options.kind ?? kind, map, system: options.system ?? system };
}

/**
 * Keeps the mapping of an import under a name: the one that is given, or what is proposed for the first
 * file whose shape no source describes.
 * @throws TrailcaseError `bad-mapping` where there is no mapping
 */
export async function keepNamedMapping(
  engine: Engine,
  name: string,
  { files, again: _, ...options }: ParamsOf<'import.start'>,
): Promise<void> {
  const { system } = options;
  const found = await engine.call('import.files', { files });
  for (const { path, name: told } of found.files) {
    const file = { file: path, name: told };
    const { members } = await engine.call('import.preview', { ...file, ...options });
    for (const { proposal, columns } of members) {
      const map = options.map ?? proposal?.map;
      const kind = options.map === undefined ? proposal?.kind : (options.kind ?? 'event');
      if (map === undefined || kind === undefined || Object.keys(map).length === 0) continue;
      const mapping: KeptMapping = {
        name,
        kind,
        map: map as Record<string, string>,
        columns: columns
          .filter(({ length }) => length <= keptMappingLimits.columnLength)
          .slice(0, keptMappingLimits.columns),
      };
      kept().keepMapping(system === undefined ? mapping : { ...mapping, system });
      return;
    }
  }
  throw new TrailcaseError(
    'bad-mapping',
    `There is no mapping to keep as "${name}": every file is recognised, or nothing can be proposed. Say one with --map.`,
  );
}
