import { Group, Select } from '@mantine/core';
import { kinds } from '../../../shared/kinds.ts';
import type { DraftFile } from '../../state/import-draft.ts';
import { systemTitle, useSources } from '../../state/sources.ts';
import { titleOf } from '../../state/view.ts';
import { readAs } from './looked-at.ts';

const asContentSays = { value: '', label: 'As recognised' };

/** No system has such a name. */
const byMapping = { value: '\n', label: 'By the mapping below' };

/** Which system's records, and of which kind, a file holds where content is not to decide. */
export function ReadingChoice({ file }: { file: DraftFile }) {
  const sources = useSources();
  const { system, kind, map } = file.reading;
  const systems = (sources ?? []).map((source) => ({
    value: source.system,
    label: systemTitle(source.system, sources),
  }));
  return (
    <Group gap="xs" align="end">
      <Select
        label="Read as"
        size="xs"
        w={280}
        data={[asContentSays, ...(map === null ? [] : [byMapping]), ...systems]}
        value={map === null ? (system ?? '') : byMapping.value}
        allowDeselect={false}
        searchable
        nothingFoundMessage="No system has that name."
        onChange={(value) => {
          if (value === byMapping.value) return;
          void readAs(file, { system: value === '' ? null : value, map: null, unknown: 'asked' });
        }}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      <Select
        label="Kind"
        size="xs"
        w={150}
        data={[
          { value: '', label: proposedKind(file) },
          ...kinds.map((each) => ({ value: each, label: titleOf(each) })),
        ]}
        value={kind ?? ''}
        allowDeselect={false}
        onChange={(value) =>
          void readAs(file, { kind: kinds.find((each) => each === value) ?? null })
        }
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </Group>
  );
}

/** What the kind is where nobody chose one: as content says, or of a lone member as it is proposed. */
function proposedKind({ preview }: DraftFile): string {
  const [member] = preview?.members ?? [];
  if (preview?.total !== 1 || member?.proposal === undefined || member.proposal === null) {
    return asContentSays.label;
  }
  return `Proposed: ${titleOf(member.proposal.kind)}`;
}
