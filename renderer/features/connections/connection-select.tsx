import { NativeSelect } from '@mantine/core';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { type KeptConnection, keyOf } from './connections-state.ts';
import { MissingSecret } from './missing-secret.tsx';

/** The choice of a connection out of those of the case and of this user, told apart. */
export function ConnectionSelect({
  kept,
  chosen,
  onChosen,
  label = 'Connection',
}: {
  kept: readonly KeptConnection[];
  /** Its `keyOf`; null while none is chosen. */
  chosen: string | null;
  onChosen: (chosen: KeptConnection | null) => void;
  label?: string;
}) {
  const group = (place: KeptConnection['place'], title: string) => {
    const items = kept
      .filter((each) => each.place === place)
      .map((each) => ({
        value: keyOf(each),
        label: showHidden(`${each.connection.name} (${each.connection.address})`),
      }));
    return items.length === 0 ? [] : [{ group: title, items }];
  };
  return (
    <div>
      <NativeSelect
        label={label}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChosen(kept.find((each) => keyOf(each) === value) ?? null)
        }
        data={[
          { value: '', label: 'Choose one' },
          ...group('case', 'Of this case'),
          ...group('user', 'Yours, for every case'),
        ]}
      />
      <MissingSecret kept={kept.find((each) => keyOf(each) === chosen) ?? null} />
    </div>
  );
}
