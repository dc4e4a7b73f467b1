import { Button, Modal, Text } from '@mantine/core';
import { isAboutTime, isParseError, type Query } from '../../../shared/query/index.ts';
import { Moment } from '../../components/moment.tsx';
import { useAnswered } from '../../state/answered.ts';
import { dismiss } from '../../state/on-screen.ts';
import { setTimes } from '../../state/query-edits.ts';
import { asOfIn, microsOf, useConditions, useReading } from '../../state/reading.ts';
import { undated } from '../../state/time-conditions.ts';
import type { ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { AroundForm, RangeForm } from './time-forms.tsx';
import { conditionOf, stretchWords, timePresets } from './time-presets.ts';
import styles from './time-range.module.css';

/** The choice of a time: it takes the place of what the query says of time, and leaves the rest. */
export function TimeRangeDialog({ view }: { view: ViewKey }) {
  const zone = useZone();
  const asOf = useAnswered((answered) => asOfIn(answered, view));
  const conditions = useConditions(view);
  const isUnreadable = isParseError(useReading(view));
  const clock = { asOf: microsOf(asOf), zone };
  const choose = (times: readonly Query[]) => {
    dismiss();
    setTimes(view, times);
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      title="Time"
      size="46rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {asOf === null ? (
          'No record is dated: there is nothing that relative times could count from.'
        ) : (
          <>
            Relative times count back from <Moment iso={asOf} />, the newest record of the case.
          </>
        )}{' '}
        Days begin in {zone}.
        {isUnreadable ? ' The query in force cannot be read: the time takes its place.' : ''}
      </Text>
      <div className={styles.presets}>
        <PresetButton label="All time" words="every record" choose={() => choose([])} />
        {timePresets.map((preset) => (
          <PresetButton
            key={preset.label}
            label={preset.label}
            words={asOf === null ? '' : stretchWords(preset.operand, clock.asOf, zone)}
            choose={() => choose([conditionOf(preset)])}
          />
        ))}
        <PresetButton
          label="Undated"
          words="no time that could be read"
          choose={() => choose([undated])}
        />
      </div>
      <RangeForm times={conditions.filter(isAboutTime)} clock={clock} choose={choose} />
      <AroundForm view={view} clock={clock} choose={choose} />
    </Modal>
  );
}

function PresetButton({
  label,
  words,
  choose,
}: {
  label: string;
  words: string;
  choose: () => void;
}) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      justify="space-between"
      rightSection={<span className={styles.stretch}>{words}</span>}
      onClick={choose}
    >
      {label}
    </Button>
  );
}
