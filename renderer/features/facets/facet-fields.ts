import type { OneField } from '../../../shared/case.ts';
import {
  catalogueOf,
  fieldOfRef,
  isMarkField,
  resolveField,
  typeOfRef,
} from '../../../shared/query/index.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';

const own: Record<ViewKey, readonly string[]> = {
  timeline: ['kind', 'outcome', 'action', 'actor', 'client', 'ip', 'source'],
  audit: ['action', 'actor', 'target', 'clientActor', 'subject', 'source'],
  event: ['eventType', 'status', 'email', 'ipAddress', 'clientName', 'providerName'],
  job: ['jobName', 'jobType', 'latestStatus', 'outcome', 'source'],
  notification: ['status', 'category', 'recipient', 'subject', 'source'],
  session: ['status', 'userId', 'clientId', 'protocol', 'source'],
  grant: ['status', 'email', 'provider', 'client', 'source'],
  webhook: ['eventType', 'status', 'endpoint', 'httpStatus', 'attempt', 'source'],
};

/** A field whose values are counted. */
export interface FacetField {
  /** How it was chosen: a field's name in the view, or a path. */
  name: string;
  label: string;
  field: OneField;
}

/** True for a facet of what people marked, which changes while the question stays. */
export function countsMarks({ field }: FacetField): boolean {
  return field.kind === 'field' && isMarkField(field.name);
}

/** The fields that a view counts before anybody chose others. */
export function ownFacets(view: ViewKey): readonly string[] {
  return own[view];
}

/** Fields that are a person's or a rule's words: every record has its own. */
const words: ReadonlySet<string> = new Set(['note', 'finding']);

/** What a name means as a facet of a view; null where nothing, or nothing that has values to count. */
export function facetField(name: string, view: ViewKey): FacetField | null {
  const field = fieldNamed(name, view);
  if (field === null || typeOfRef(field) === 'time') return null;
  if (field.kind === 'field' && words.has(field.name)) return null;
  const label = fieldOfRef(field, kindOf(view))?.label ?? resolveField(name, kindOf(view))?.label;
  return { name, label: label ?? name, field };
}

/** Names that can be added as facets of a view, besides any path. */
export function facetChoices(view: ViewKey, there: readonly string[]): string[] {
  const labels = new Set(there.flatMap((name) => facetField(name, view)?.label ?? []));
  return catalogueOf(kindOf(view))
    .fields.map(({ label }) => label)
    .filter((label) => !labels.has(label) && facetField(label, view) !== null);
}

/**
 * Takes up what a person wrote as the name of a facet: a field, or a path such as `details.reason`.
 * @returns why it cannot be a facet, in words
 */
export function readFacetName(
  written: string,
  view: ViewKey,
  there: readonly string[],
): { ok: true; name: string } | { ok: false; message: string } {
  const name = written.trim();
  const found = facetField(name, view) ?? facetField(`.${name}`, view);
  if (found === null) {
    const message = `There is no field "${name}" whose values could be counted. For a value of the original record write its path: details.reason.`;
    return { ok: false, message };
  }
  const key = JSON.stringify(found.field);
  const isThere = there.some((each) => JSON.stringify(facetField(each, view)?.field) === key);
  return isThere
    ? { ok: false, message: `${found.label} is there already.` }
    : { ok: true, name: found.name };
}
