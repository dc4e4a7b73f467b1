import { Button, Checkbox, Popover, Select, Stack, Text } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { titleOf } from '../../state/view.ts';
import { goingRun } from './latest-run.ts';
import { filteredViews, runRules, useRunChoice } from './run-rules.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const everything = 'all';

/** Runs the rules: over what, in which zone; while they run, how far they are. */
export function RunBar() {
  const going = goingRun(useAnswered(({ jobs }) => jobs));
  if (going !== null) return null;
  return (
    <>
      <RunOptions />
      <Button
        size="compact-sm"
        leftSection={<Play size={13} aria-hidden />}
        onClick={() => void toldWhenItFails(runRules)}
      >
        Run the rules
      </Button>
    </>
  );
}

/** The run that goes on. */
export function RunProgress() {
  const going = goingRun(useAnswered(({ jobs }) => jobs));
  if (going === null) return null;
  return <JobBar job={going.job} progress={going.progress} label="Progress of the rules" />;
}

function RunOptions() {
  const [isOpen, setOpen] = useState(false);
  const { scope, zone, whole } = useRunChoice();
  const caseZone = useChosen((chosen) => chosen.caseZone);
  const views = useChosen((chosen) => chosen.views);
  const filtered = filteredViews();
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(!isOpen)}>
          {scope === null ? 'The whole case' : `Filter of ${titleOf(scope)}`} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="What the rules are run over">
        <Stack gap="sm">
          <Select
            label="Records"
            size="xs"
            allowDeselect={false}
            data={[
              { value: everything, label: 'The whole case' },
              ...filtered.map((view) => ({
                value: view,
                label: `${titleOf(view)}: ${views[view].text}`,
              })),
            ]}
            value={scope ?? everything}
            comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
            onChange={(value) =>
              useRunChoice.setState({ scope: filtered.find((view) => view === value) ?? null })
            }
          />
          {filtered.length === 0 ? (
            <Text size="xs" c="dimmed">
              Put a filter in force in a table to run the rules over its records only.
            </Text>
          ) : null}
          <Select
            label="Hours and days of the zone"
            size="xs"
            searchable
            limit={100}
            allowDeselect={false}
            data={zones}
            value={zone ?? caseZone}
            comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
            onChange={(value) => useRunChoice.setState({ zone: value })}
          />
          <Checkbox
            size="xs"
            label="Run every rule again"
            description="Otherwise a rule is not run again where neither it nor its records changed."
            checked={whole}
            onChange={(event) => useRunChoice.setState({ whole: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
