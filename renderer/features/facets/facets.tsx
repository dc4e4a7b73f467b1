import { UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useChosen } from '../../state/chosen.ts';
import type { ViewKey } from '../../state/view.ts';
import { AddFacet } from './add-facet.tsx';
import { type FacetField, facetField, ownFacets } from './facet-fields.ts';
import { FacetSection } from './facet-section.tsx';
import styles from './facets.module.css';

/** The values of some fields under the query in force, each counted without the conditions on its own field. */
export function Facets({ view }: { view: ViewKey }) {
  const names = useChosen(({ facets }) => facets.fields[view]) ?? ownFacets(view);
  const fields = names.flatMap((name): FacetField[] => {
    const found = facetField(name, view);
    return found === null ? [] : [found];
  });
  const keep = (fields: readonly string[]) =>
    useChosen.setState(({ facets }) => ({
      facets: { ...facets, fields: { ...facets.fields, [view]: fields } },
    }));
  return (
    <aside className={styles.panel} aria-label="Facets">
      <div className={styles.head}>
        <h2>Facets</h2>
        <UnstyledButton
          className={styles.icon}
          aria-label="Hide the facets"
          title="Hide the facets (f)"
          onClick={() =>
            useChosen.setState(({ facets }) => ({ facets: { ...facets, open: false } }))
          }
        >
          <X size={14} aria-hidden />
        </UnstyledButton>
      </div>
      {fields.map((each) => (
        <FacetSection
          key={each.name}
          view={view}
          facet={each}
          remove={() => keep(names.filter((name) => name !== each.name))}
        />
      ))}
      {fields.length > 0 ? null : (
        <p className={styles.note}>No field is counted. Add one below.</p>
      )}
      <AddFacet view={view} names={names} add={(name) => keep([...names, name])} />
    </aside>
  );
}
