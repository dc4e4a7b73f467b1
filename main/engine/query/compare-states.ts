import { Buffer } from 'node:buffer';
import type { ParamsOf } from '../../../shared/contract.ts';
import { listChanges } from '../../../shared/diff/index.ts';
import type { StateComparison, StateRef } from '../../../shared/entities.ts';
import { type JsonValue, stringifyExact } from '../../../shared/json/index.ts';
import type { FoundState } from '../sources/index.ts';
import type { ParsedRecord } from './parsed-record.ts';
import type { ParsedRecords } from './parsed-records.ts';
import { isTooDeep, pairStates } from './state-pair.ts';
import { writtenBytes } from './written-bytes.ts';

/** Changes that are listed; all are counted. */
const mostListed = 2_000;

/**
 * How any two states differ, those of one record or of two; or how two records do.
 * @param most changes that are listed
 */
export function compareStates(
  records: ParsedRecords,
  { old, new: now }: ParamsOf<'states.compare'>,
  most = mostListed,
): StateComparison {
  const find = ({ record, side }: StateRef) => stateOf(records.get(record), side);
  const [before, after] = [find(old), find(now)];
  const earlier = old.side === 'old' ? records.get(old.record).earlier() : null;
  const sides = {
    old: describe(before),
    new: describe(after),
    derived: earlier?.note ?? null,
    derivedFrom: earlier?.record ?? null,
  };
  const pair = pairStates(before, after);
  if (!pair.isComparable) {
    return { ...sides, changes: [], changed: 0, unchanged: 0, note: pair.why };
  }
  const { changes, changed, unchanged } = listChanges(pair.before, pair.after, most);
  const note =
    changed === 0 ? sameness(pair.before, pair.after) : summary(changed, unchanged, changes.length);
  return { ...sides, changes, changed, unchanged, note };
}

function stateOf(record: ParsedRecord, side: StateRef['side']): FoundState {
  return side === 'record' ? { state: 'whole', value: record.value } : record.state(side);
}

function describe(found: FoundState): StateComparison['old'] {
  switch (found.state) {
    case 'absent':
      return { recorded: false, readable: true, bytes: 0 };
    case 'unreadable':
      return { recorded: true, readable: false, bytes: Buffer.byteLength(found.text) };
    case 'whole': {
      const bytes = writtenBytes(found.value as JsonValue);
      return { recorded: true, readable: !isTooDeep(found), bytes };
    }
  }
}

function sameness(before: JsonValue, after: JsonValue): string {
  const isSameText = stringifyExact(before) === stringifyExact(after);
  return isSameText ? 'Nothing changed.' : 'Nothing changed but the order of keys.';
}

function summary(changed: number, unchanged: number, listed: number): string {
  const changes = changed === 1 ? '1 change' : `${changed} changes`;
  const same = unchanged === 1 ? '1 value is the same' : `${unchanged} values are the same`;
  const cut = listed < changed ? ` The first ${listed} changes are listed.` : '';
  return `${changes}; ${same}.${cut}`;
}
