import { Button } from '@mantine/core';
import type { FindingDetail, FindingEntity } from '../../../shared/detection.ts';
import { resolveField } from '../../../shared/query/index.ts';
import { goTo } from '../../app/frame-commands.ts';
import { EntityLink } from '../../components/entity-link.tsx';
import { LogText } from '../../components/log-text.tsx';
import styles from './findings.module.css';

/** What the records of a finding have in common, each with its page and with what it reached from then on. */
export function FindingEntities({ detail: { entities, first, kind } }: { detail: FindingDetail }) {
  if (entities.length === 0) return null;
  return (
    <dl className={styles.entities}>
      {entities.map((entity) => (
        <div key={`${entity.field} ${entity.value}`}>
          <dt>
            <LogText text={resolveField(entity.field, kind)?.label ?? entity.field} />
          </dt>
          <dd>
            {entity.type === null ? (
              <LogText text={entity.value} />
            ) : (
              <EntityLink type={entity.type} value={entity.value} />
            )}
          </dd>
          <Reach entity={entity} from={first} />
        </div>
      ))}
    </dl>
  );
}

function Reach({ entity: { type, value }, from }: { entity: FindingEntity; from: string | null }) {
  if (type !== 'actor' && type !== 'address') return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      onClick={() => goTo({ screen: 'radius', type, value, from, to: null })}
    >
      Blast radius
    </Button>
  );
}
