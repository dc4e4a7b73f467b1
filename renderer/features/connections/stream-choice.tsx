import { Checkbox, Stack } from '@mantine/core';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { titleOf } from '../../state/view.ts';

/**
 * Which logs of a system are meant.
 * @param chosen their names; none for all
 */
export function StreamChoice({
  connector,
  chosen,
  onChosen,
  label = 'Logs',
  withPermission = false,
  error,
}: {
  connector: ConnectorSummary | null;
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
  label?: string;
  /** Says what the credential must be allowed for each. */
  withPermission?: boolean;
  error?: string | null;
}) {
  const streams = connector?.streams ?? [];
  if (streams.length < 2 && !withPermission) return null;
  const shown = chosen.length === 0 ? streams.map(({ name }) => name) : [...chosen];
  return (
    <Checkbox.Group label={label} value={shown} onChange={onChosen} error={error ?? null}>
      <Stack gap={4} mt={4}>
        {streams.map(({ name, title, kinds, permission }) => (
          <Checkbox
            key={name}
            size="xs"
            value={name}
            label={`${showHidden(title)} (${kinds.map((kind) => titleOf(kind).toLowerCase()).join(', ')})`}
            description={withPermission ? `Needs: ${showHidden(permission)}` : undefined}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
