import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RunSummary } from '../../../shared/playbook.ts';
import { partTitles, reportParts } from '../../../shared/report.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useZone } from '../../state/zone.ts';
import styles from './report.module.css';
import type { ReportChoice } from './report-choice.ts';
import { ReportFrame } from './report-frame.tsx';
import { RunChoice } from './run-choice.tsx';
import { usePreview } from './use-preview.ts';
import { WriteReportDialog } from './write-report-dialog.tsx';

/**
 * The report of the case, for looking at it and for writing it.
 * @param run the run that it is about; null takes all
 */
export function ReportScreen({ run }: { run: number | null }) {
  const zone = useZone();
  const [choice, setChoice] = useState<ReportChoice>(() => ({
    title: '',
    zone,
    parts: reportParts,
    runs: run === null ? null : [run],
  }));
  const [isWriting, setWriting] = useState(false);
  const runs = useRuns();
  const { preview, trouble, isAsking } = usePreview(choice);
  const change = (changed: Partial<ReportChoice>) => setChoice({ ...choice, ...changed });
  return (
    <main className={styles.screen} aria-label="Report">
      <section className={styles.choices} aria-label="What is in the report">
        <Stack gap="md">
          <Title order={1} size="h3">
            Report
          </Title>
          <Text size="sm">
            One file that says what this case says, to be read without Trailcase and without a
            network. The same case gives the same report.
          </Text>
          <Button disabled={choice.parts.length === 0} onClick={() => setWriting(true)}>
            Write the report…
          </Button>
          <TextInput
            label="Title"
            placeholder="Report of an investigation"
            maxLength={300}
            value={choice.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <TextInput
            label="Zone"
            description="In which times are written, each with its offset: UTC, Europe/Zurich, +02:00."
            value={choice.zone}
            onChange={(event) => change({ zone: event.currentTarget.value })}
          />
          <Checkbox.Group
            label="Parts"
            value={[...choice.parts]}
            onChange={(values) =>
              change({ parts: reportParts.filter((part) => values.includes(part)) })
            }
          >
            <Stack gap={6} mt={6}>
              {reportParts.map((part) => (
                <Checkbox key={part} value={part} label={partTitles[part]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <RunChoice
            runs={runs}
            chosen={choice.runs}
            disabled={!choice.parts.includes('runs')}
            onChoose={(chosen) => change({ runs: chosen })}
          />
        </Stack>
      </section>
      <section className={styles.preview} aria-label="Preview">
        <div className={styles.state}>
          {trouble === null ? null : <Trouble message={trouble} />}
          <Group gap="xs" justify="space-between">
            <Text size="sm" c="dimmed" role="status">
              {isAsking || preview === null
                ? 'Making the preview…'
                : `Preview: ${counted(preview.counts.findings, 'finding')}, ${counted(preview.counts.runs, 'run')}, ${counted(preview.counts.marked, 'marked record')}, ${count(preview.counts.actions)} planned. Lists are shorter here than in the file.`}
            </Text>
          </Group>
        </div>
        {preview === null ? null : <ReportFrame html={preview.html} />}
      </section>
      {isWriting ? <WriteReportDialog choice={choice} close={() => setWriting(false)} /> : null}
    </main>
  );
}

/** The runs of playbooks in the case, the latest first; null until they are known. */
function useRuns(): readonly RunSummary[] | null {
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  useEffect(() => {
    let isLate = false;
    engine()
      .call('run.list', {})
      .then((list) => {
        if (!isLate) setRuns(list);
      }, tellTrouble);
    return () => {
      isLate = true;
    };
  }, []);
  return runs;
}
