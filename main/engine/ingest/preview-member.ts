import type { MappedWord } from '../../../shared/fields.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import { withDayFirst, type ZoneRule } from '../../../shared/time/index.ts';
import { proposedSource } from '../sources/index.ts';
import { type FirstRecord, readFirstRecords } from './first-records.ts';
import { cellText, mappingOf, storedFields, zonelessTimes } from './preview-values.ts';
import { layoutName, type MemberLook } from './recognise-member.ts';

/** Columns shown; wider tables are cut. */
const shownColumns = 300;

/** Times without a zone that are shown as written. */
const shownTimes = 5;

/**
 * What importing a member would do.
 * @param whole nothing follows what was looked at
 */
export function previewMember(
  name: string,
  look: MemberLook,
  whole: boolean,
  givenZone: ZoneRule,
): MemberPreview {
  const { outcome, layout } = look;
  const zone = look.isDayFirst ? withDayFirst(givenZone) : givenZone;
  const taken = 'code' in outcome ? null : outcome;
  const refusal = 'code' in outcome ? outcome : null;
  const { proposal } = look;
  const deeper = Object.values(proposal?.map ?? {});
  const source = taken?.source ?? (proposal === null ? null : proposedSource(proposal));
  const records = readFirstRecords(look, whole, source, zone, deeper);
  const header = layout?.type === 'csv' ? layout.header : [];
  const names = new Set([...header, ...records.flatMap(({ cells }) => [...cells.keys()])]);
  const columns = [...names].slice(0, shownColumns);
  return {
    name,
    encoding: look.encoding.encoding,
    layout: layout === null ? 'unknown' : layoutName(layout),
    system: taken?.source.system ?? null,
    kind: taken?.kind ?? null,
    confidence: taken?.confidence ?? null,
    reason: taken?.reason ?? refusal?.message ?? '',
    columns,
    mapping: proposal?.map ?? mappingInForce(records),
    proposal,
    rows: records.map(({ cells, normal }) => ({
      cells: columns.map((column) => cellText(cells.get(column))),
      fields: normal === null ? {} : storedFields(normal.record),
      kind: normal?.record.kind ?? null,
    })),
    zoneless: [...new Set(records.flatMap((each) => zonelessTimes(each, zone)))].slice(
      0,
      shownTimes,
    ),
    refusal,
  };
}

function mappingInForce(records: readonly FirstRecord[]): Partial<Record<MappedWord, string>> {
  return Object.assign({}, ...records.map(mappingOf).reverse());
}
