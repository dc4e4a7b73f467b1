import * as z from 'zod/mini';
import type { RawRecord, RecordPage, RecordRow, RecordStates } from '../case.ts';
import type {
  Country,
  EntityList,
  EntityPage,
  EntityVersions,
  RelatedRecords,
  StateComparison,
  TreeChildren,
} from '../entities.ts';
import type { MadeMarkChange, Mark, MarkCounts, Note, SavedView } from '../marks.ts';
import { call } from './call.ts';
import {
  cursor,
  entityType,
  entityValue,
  kind,
  noteText,
  nothing,
  pageLimit,
  recordId,
  records,
  state,
  tags,
  viewName,
  viewParts,
} from './shapes.ts';

/** Calls about single records, what they tell of entities, and what people noted on them. */
export const recordCalls = {
  'records.page': call<RecordPage>()(
    'read',
    z.strictObject({
      kind: z.optional(kind),
      limit: pageLimit,
      after: z.optional(cursor),
      raw: z.optional(z.boolean()),
    }),
    'Records newest first, undated last, page by page.',
  ),
  'records.count': call<number>()(
    'read',
    z.strictObject({ kind: z.optional(kind) }),
    'Exact number of records, of one kind or of all.',
  ),
  'record.get': call<RecordRow>()(
    'read',
    z.strictObject({ id: recordId }),
    'One record with its canonical fields and its original text.',
  ),
  'record.raw': call<RawRecord>()(
    'read',
    z.strictObject({
      id: recordId,
      from: z.optional(z.int().check(z.gte(0))),
      length: z.optional(z.int().check(z.gte(1))),
    }),
    'The exact bytes of one record, cut from the evidence; with `from` and `length` those of a part of it. What is told of the record is always that of the whole.',
  ),
  'record.states': call<RecordStates>()(
    'read',
    z.strictObject({ id: recordId }),
    'Old and new state of a record and the difference between them. Where its system tells the new state only, the old one is taken from earlier records about the same target, and said to be.',
  ),
  'record.tree': call<TreeChildren>()(
    'read',
    z.strictObject({
      id: recordId,
      side: z.enum(['record', 'old', 'new']),
      path: z.array(z.string()).check(z.maxLength(200)),
      from: z.int().check(z.gte(0)),
      count: z.int().check(z.gte(1), z.lte(1_000)),
    }),
    'The children of one place in the tree of a record or of one of its states, from a position on: so that a record of any size is shown piece by piece. Fails with not-found where there is no such place.',
  ),
  'record.related': call<RelatedRecords[]>()(
    'read',
    z.strictObject({ id: recordId }),
    'Records that belong together with one: of the same sign-in flow, deliveries of the same event, of its session, its grant, changes of the same target, from the same address around the same time.',
  ),
  'record.versions': call<EntityVersions>()(
    'read',
    z.strictObject({ id: recordId }),
    'The changes of the target of an audit record, oldest first, each with whether it continues the one before; of a job, notification, session, grant or delivery its states, the latest last.',
  ),
  'states.compare': call<StateComparison>()(
    'read',
    z.strictObject({ old: state, new: state }),
    'How any two states differ, or any two records as a whole: by path, added, removed, changed, reordered, with the number of values that are the same.',
  ),
  'entity.list': call<EntityList>()(
    'read',
    z.strictObject({
      type: entityType,
      contains: z.optional(z.string().check(z.maxLength(1_000))),
      limit: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
    }),
    'Entities of a type by number of records (100 if not given), those whose value contains a text where one is given.',
  ),
  'entity.page': call<EntityPage>()(
    'read',
    z.strictObject({ type: entityType, value: entityValue }),
    'Everything that the case says of an entity: names, first and last seen, counts by kind and outcome, changes made and suffered, addresses with country, devices, sessions, grants, clients. Fails with not-found when no record names it.',
  ),
  'address.countries': call<(Country | null)[]>()(
    'read',
    z.strictObject({ addresses: z.array(z.string()).check(z.maxLength(1_000)) }),
    'The country that each address is registered in, by the database that is part of the program; null where it says nothing.',
  ),
  'mark.change': call<MadeMarkChange>()(
    'write',
    z.strictObject({
      records,
      star: z.optional(z.boolean()),
      addTags: tags,
      removeTags: tags,
    }),
    'Stars or tags records. Written into the custody log; can be taken back. At most 100 000 records at once.',
  ),
  'mark.undo': call<MadeMarkChange>()(
    'write',
    z.strictObject({ change: z.int().check(z.positive()) }),
    'Takes a change of marks back, as a change of its own that can be taken back too.',
  ),
  'mark.get': call<Mark>()(
    'read',
    z.strictObject({ record: recordId }),
    'Star, tags and notes of one record.',
  ),
  'mark.counts': call<MarkCounts>()('read', nothing, 'How many records are marked, and with what.'),
  'note.add': call<Note>()(
    'write',
    z.strictObject({ record: recordId, text: noteText }),
    'Writes a note on a record. Written into the custody log.',
  ),
  'note.change': call<Note | null>()(
    'write',
    z.strictObject({ note: z.int().check(z.positive()), text: z.nullable(noteText) }),
    'Changes the text of a note; null removes it, and a text brings it back. What it was stays in the custody log.',
  ),
  'secret.reveal': call<null>()(
    'write',
    z.strictObject({
      record: recordId,
      side: z.enum(['record', 'old', 'new', 'difference']),
      path: z.array(z.string()).check(z.maxLength(200)),
      how: z.enum(['shown', 'copied']),
      against: z.optional(state),
    }),
    'Writes into the custody log that somebody looks at a secret that is hidden, or copies it: where it stands, never what it is. Asked before the secret is shown.',
  ),
  'view.save': call<SavedView>()(
    'write',
    z.strictObject({
      id: z.optional(z.int().check(z.positive())),
      name: viewName,
      kind: z.nullable(kind),
      ...viewParts,
    }),
    'Keeps filter, columns and sort, or some of them, under a name in the case; with `id` in place of what was kept.',
  ),
  'view.remove': call<boolean>()(
    'write',
    z.strictObject({ id: z.int().check(z.positive()) }),
    'Removes a saved view; true when there was one.',
  ),
  'view.list': call<SavedView[]>()('read', nothing, 'The saved views of the case, by name.'),
} as const;
