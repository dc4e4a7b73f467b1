import { Button, Table, Text, Title } from '@mantine/core';
import type { DetectionReceipt, FindingList, RuleOutcome } from '../../../shared/detection.ts';
import { goTo } from '../../app/frame-commands.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted, lasting } from '../../components/numbers.ts';
import { useAnswered } from '../../state/answered.ts';
import styles from './findings.module.css';
import { latestReceipt } from './latest-run.ts';
import { ProblemList } from './problem-list.tsx';

/** What the last run of the rules did: how many ran, which did not and why, and what of the files cannot be run. */
export function DetectionReceiptView({ list }: { list: FindingList | null }) {
  const receipt = useAnswered(({ jobs }) => latestReceipt(jobs, list?.detections ?? []));
  const [latest] = list?.detections ?? [];
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  if (latest === undefined) return null;
  return (
    <aside className={styles.panel} aria-label="Last run of the rules">
      <Title order={2} size="h5">
        Last run of the rules
      </Title>
      <Text size="sm">
        <Moment iso={latest.time} /> by <LogText text={latest.by} />:{' '}
        {counted(latest.rules, 'rule')}, {counted(latest.findings, 'finding')}.
      </Text>
      {receipt !== null && receipt.records < records ? (
        <Text size="sm">More was imported since: run the rules again.</Text>
      ) : null}
      <Button size="compact-xs" variant="default" my="xs" onClick={() => goTo({ screen: 'rules' })}>
        Look at the rules
      </Button>
      {receipt === null ? (
        <Text size="sm" c="dimmed">
          Which rules were left out is told where the rules were run since the program was started:
          run them again to see it. Choose a finding to read it here.
        </Text>
      ) : (
        <Receipt receipt={receipt} />
      )}
    </aside>
  );
}

function Receipt({ receipt }: { receipt: DetectionReceipt }) {
  const { findings, outcomes, problems, rules, ran, seconds, asOf, zone, records } = receipt;
  const skipped = outcomes.filter((outcome) => outcome.skipped !== null);
  const fired = outcomes.filter((outcome) => outcome.findings > 0);
  return (
    <>
      <Text size="sm">
        {count(ran)} of {counted(rules, 'rule')} ran over {counted(records, 'record')} in{' '}
        {seconds < 1 ? `${Math.round(seconds * 1_000)} ms` : lasting(seconds)}; ages count from{' '}
        <Moment iso={asOf} />, hours are those of {zone}.
      </Text>
      <Text size="sm">
        {count(findings.new)} new, {count(findings.changed)} changed, {count(findings.same)} as
        before, {count(findings.gone)} not found again.
      </Text>
      <ProblemList problems={problems} />
      <Outcomes title="Rules that found something" outcomes={fired} />
      <Skipped outcomes={skipped} />
    </>
  );
}

function Outcomes({ title, outcomes }: { title: string; outcomes: readonly RuleOutcome[] }) {
  if (outcomes.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mt="md">
        {title} ({count(outcomes.length)})
      </Title>
      <Table verticalSpacing={2} fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Rule</Table.Th>
            <Table.Th ta="end">Matched</Table.Th>
            <Table.Th ta="end">Findings</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcomes.map(({ rule, title: name, matched, findings }) => (
            <Table.Tr key={rule}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <LogText text={name} />
              </Table.Td>
              <Table.Td ta="end">{matched === null ? '' : count(matched)}</Table.Td>
              <Table.Td ta="end">{count(findings)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Rules that were not run, by the reason: most for want of records. */
function Skipped({ outcomes }: { outcomes: readonly RuleOutcome[] }) {
  const reasons = Map.groupBy(outcomes, ({ skipped }) => skipped ?? '');
  if (outcomes.length === 0) return null;
  return (
    <section aria-label="Rules that were not run">
      <Title order={3} size="h6" mt="md">
        Rules that were not run ({count(outcomes.length)})
      </Title>
      {[...reasons].map(([reason, rules]) => (
        <details key={reason} className={styles.reason}>
          <summary>
            <LogText text={reason} /> ({count(rules.length)})
          </summary>
          <ul>
            {rules.map(({ rule, title }) => (
              <li key={rule}>
                <LogText text={title} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
