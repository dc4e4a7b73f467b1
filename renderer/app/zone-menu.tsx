import { Menu, Select, UnstyledButton } from '@mantine/core';
import { Globe } from 'lucide-react';
import { type ClockChoice, useChosen } from '../state/chosen.ts';
import styles from './status-bar.module.css';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The clock in force, and its choices: UTC, the case's zone, each record's own. */
export function ZoneMenu() {
  const clock = useChosen((chosen) => chosen.clock);
  const caseZone = useChosen((chosen) => chosen.caseZone);
  const names: Record<ClockChoice, string> = {
    utc: 'UTC',
    case: caseZone,
    record: 'as recorded',
  };
  return (
    <Menu position="top-end" closeOnItemClick={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <UnstyledButton className={styles.button} title="The clock in force; z switches it">
          <Globe size={14} aria-hidden /> {names[clock]}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => useChosen.setState({ clock: 'utc' })}>UTC</Menu.Item>
        <Menu.Item onClick={() => useChosen.setState({ clock: 'case' })}>
          The case's zone: {caseZone}
        </Menu.Item>
        <Menu.Item onClick={() => useChosen.setState({ clock: 'record' })}>
          As each record wrote it
        </Menu.Item>
        <Menu.Divider />
        <Select
          m="xs"
          label="The case's zone"
          data={zones}
          value={caseZone}
          searchable
          limit={200}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
          onChange={(zone) => {
            if (zone !== null) useChosen.setState({ caseZone: zone, clock: 'case' });
          }}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
