import { Autocomplete, Text } from '@mantine/core';
import type { PlaybookParameter } from '../../../shared/playbook.ts';
import { LogText } from '../../components/log-text.tsx';
import { engine } from '../../engine/connection.ts';
import { useReadableFolders } from '../../state/own-folders.ts';
import { useNewest } from '../../state/use-newest.ts';

/** Whether a run needs a value for it; a time that is empty is any time. */
export function isNeeded({ required, type }: PlaybookParameter): boolean {
  return required && type !== 'window';
}

/** The value of a parameter, with what findings and records offer for it. */
export function ParameterInput({
  playbook,
  parameter,
  isFirst,
  value,
  onValue,
}: {
  playbook: string;
  parameter: PlaybookParameter;
  isFirst: boolean;
  value: string;
  onValue: (value: string) => void;
}) {
  const folders = useReadableFolders('playbooks');
  const { name, title, type } = parameter;
  // What stands there already was chosen: it is not what the offers are narrowed by.
  const isOffered = value === parameter.value;
  const contains = isOffered ? '' : value.trim();
  const read = useNewest(`${playbook} ${name} ${contains}`, () =>
    engine().call('playbook.candidates', {
      playbook,
      parameter: name,
      folders: [...folders],
      ...(contains === '' ? {} : { contains }),
    }),
  );
  const candidates = new Map((read.value ?? []).map((each) => [each.value, each.reason]));
  return (
    <Autocomplete
      mt="xs"
      label={<LogText text={title} />}
      aria-label={title}
      required={isNeeded(parameter)}
      placeholder={type === 'window' ? 'any time' : undefined}
      data-autofocus={isFirst ? true : undefined}
      error={read.error}
      value={value}
      onChange={onValue}
      data={[...candidates.keys()]}
      filter={({ options }) => options}
      openOnFocus={false}
      maxDropdownHeight={260}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      renderOption={({ option }) => (
        <div>
          <LogText text={option.value} />
          <Text size="xs" c="dimmed">
            <LogText text={candidates.get(option.value) ?? ''} />
          </Text>
        </div>
      )}
    />
  );
}
