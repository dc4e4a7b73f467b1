import { Checkbox, Radio, Stack } from '@mantine/core';
import type { RunSummary } from '../../../shared/playbook.ts';
import { LogText } from '../../components/log-text.tsx';

/** Which runs of playbooks are in the report; nothing where there are none. */
export function RunChoice({
  runs,
  chosen,
  disabled,
  onChoose,
}: {
  runs: readonly RunSummary[] | null;
  chosen: readonly number[] | null;
  disabled: boolean;
  onChoose: (chosen: readonly number[] | null) => void;
}) {
  if (runs === null || runs.length === 0) return null;
  return (
    <Radio.Group
      label="Runs"
      value={chosen === null ? 'all' : 'some'}
      onChange={(value) => onChoose(value === 'all' ? null : runs.map(({ id }) => id))}
    >
      <Stack gap={6} mt={6}>
        <Radio value="all" label="All" disabled={disabled} />
        <Radio value="some" label="These" disabled={disabled} />
        {chosen === null ? null : (
          <Checkbox.Group
            aria-label="Runs in the report"
            value={chosen.map(String)}
            onChange={(values) => onChoose(values.map(Number))}
          >
            <Stack gap={6} pl="md">
              {runs.map(({ id, title, parameters }) => (
                <Checkbox
                  key={id}
                  value={String(id)}
                  disabled={disabled}
                  label={<LogText text={runWords(id, title, parameters)} />}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      </Stack>
    </Radio.Group>
  );
}

/** `41: Suspected account compromise, ana@example.com` */
function runWords(id: number, title: string, parameters: Readonly<Record<string, string>>): string {
  return [`${id}: ${title}`, ...Object.values(parameters).filter((value) => value !== '')].join(
    ', ',
  );
}
