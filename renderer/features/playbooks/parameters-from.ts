import type { Finding } from '../../../shared/detection.ts';
import type { EntityType } from '../../../shared/entities.ts';
import type { ParameterType, Playbook } from '../../../shared/playbook.ts';

/** Which entities may stand for a parameter, the likeliest first. */
const entitiesFor: Partial<Record<ParameterType, readonly EntityType[]>> = {
  user: ['actor'],
  recipient: ['actor'],
  address: ['address'],
  resource: ['target'],
  job: ['job'],
  client: ['client'],
};

/** Values for the parameters of a playbook from what a finding is about; those that it says nothing of are left out. */
export function parametersFrom(
  { parameters }: Pick<Playbook, 'parameters'>,
  { entities }: Pick<Finding, 'entities'>,
): Record<string, string> {
  const found = parameters.flatMap(({ name, type }) => {
    const wanted = entitiesFor[type] ?? [];
    const entity = wanted
      .map((each) => entities.find((entity) => entity.type === each))
      .find((each) => each !== undefined);
    return entity === undefined ? [] : [[name, entity.value] as const];
  });
  return Object.fromEntries(found);
}
