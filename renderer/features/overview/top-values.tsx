import { Text, Title } from '@mantine/core';
import type { EntityType } from '../../../shared/entities.ts';
import { EntityLink } from '../../components/entity-link.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { count } from '../../components/numbers.ts';
import { openQuestion } from '../../state/query-edits.ts';
import styles from './overview.module.css';
import type { TopList } from './use-overview.ts';

const entityOf: Readonly<Record<string, EntityType>> = {
  actor: 'actor',
  ip: 'address',
  client: 'client',
};

/** The most frequent outcomes, actors, actions, addresses and clients. */
export function TopValues({ tops }: { tops: readonly TopList[] }) {
  return (
    <div className={styles.facets}>
      {tops.map((list) => (
        <section key={list.title} aria-label={list.title}>
          <Title order={2} size="h5">
            {list.title}{' '}
            <Text span size="xs" c="dimmed">
              {count(list.facet.distinct)}
            </Text>
          </Title>
          <ul className={styles.values}>
            {list.facet.top.map(({ value, count: number }) => (
              <li key={String(value)}>
                <Value list={list} value={String(value)} />
                <span>{count(number)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Value({ list, value }: { list: TopList; value: string }) {
  const type = entityOf[list.field.name];
  if (type !== undefined) return <EntityLink type={type} value={value} />;
  return (
    <LinkButton
      onClick={() =>
        openQuestion({
          kind: list.kind,
          where: {
            kind: 'compare',
            field: list.field,
            operator: 'is',
            operand: { kind: 'text', text: value, exact: true },
          },
        })
      }
    >
      <LogText text={value} />
    </LinkButton>
  );
}
