import * as z from 'zod/mini';
import type { CaseInfo, CustodyEntry, RejectedPage, WrittenEvidence } from '../case.ts';
import { type ExportReceipt, exportFormats } from '../export.ts';
import type { FoundFiles } from '../given-paths.ts';
import type { ImportPreview, RejectedPlace } from '../import-preview.ts';
import type { ImportReceipt } from '../import-receipt.ts';
import type { SalvageReport } from '../salvage.ts';
import type { SourceSummary } from '../sources.ts';
import type { VerifyReport } from '../verify-report.ts';
import { call } from './call.ts';
import { asked, givenPath, kind, mapping, nothing, pageLimit, path } from './shapes.ts';

/** Calls about the case as a whole: opening, importing, evidence, exporting, verifying. */
export const caseCalls = {
  'case.open': call<CaseInfo>()(
    'write',
    z.strictObject({
      path,
      create: z.optional(z.boolean()),
      readOnly: z.optional(z.boolean()),
    }),
    'Opens a case file, or creates it where it does not exist and `create` is true. With `readOnly`, and where it cannot be written, for reading only: nothing of it changes, and what would write fails with read-only. Fails with case-missing, case-foreign, case-newer, case-altered or case-busy.',
  ),
  'case.close': call<null>()('control', nothing, 'Closes the open case; jobs are cancelled first.'),
  'case.info': call<CaseInfo>()(
    'read',
    nothing,
    'Kinds with counts and time span, sources with their receipts, integrity and custody head.',
  ),
  'import.start': call<ImportReceipt>()(
    'job',
    z.strictObject({
      files: z.array(givenPath).check(z.minLength(1)),
      system: z.optional(z.string()),
      kind: z.optional(kind),
      zone: z.optional(z.string()),
      map: z.optional(mapping),
      proposed: z.optional(z.boolean()),
      again: z.optional(z.boolean()),
    }),
    'Imports archives: keeps their bytes, stores their records, answers with a receipt a source and a refusal for whatever was not taken. A folder stands for everything in it, at any depth: links are not followed, hidden files, cases and what systems leave beside files are not read, and all of that is refused with left-out. A file that cannot be taken keeps no other from being read; cancelled, what was committed stays.',
  ),
  'import.files': call<FoundFiles>()(
    'read',
    z.strictObject({ files: z.array(givenPath).check(z.minLength(1)) }),
    'Which files an import of these files and folders would read, in which order and under which names, and what of the folders it would leave out and why; up to 5 000 of each, with how many there are. Looks at names and kinds only and reads no file.',
  ),
  'import.preview': call<ImportPreview>()(
    'read',
    z.strictObject({
      file: path,
      name: z.optional(z.string().check(z.minLength(1), z.maxLength(4096))),
      system: z.optional(z.string()),
      kind: z.optional(kind),
      zone: z.optional(z.string()),
      map: z.optional(mapping),
      proposed: z.optional(z.boolean()),
    }),
    'What importing a file would do (under the `name` that `import.files` gave it, where it was found in a folder), read from its first bytes: how each member is recognised and why, its columns, the mapping in force or the one that is proposed from names and values, its first ten records, and whether its times have a zone. Stores nothing.',
  ),
  'sources.list': call<SourceSummary[]>()(
    'control',
    nothing,
    'Every system that is recognised: what tells its records, and which field stands where.',
  ),
  'rejected.page': call<RejectedPage>()(
    'read',
    z.strictObject({ limit: pageLimit, after: z.optional(z.int()) }),
    'Everything that was not stored: place, code and reason.',
  ),
  'rejected.place': call<RejectedPlace>()(
    'read',
    z.strictObject({ id: z.int().check(z.positive()) }),
    'The bytes of something that was not stored, as text, with what stands before and after it in its source.',
  ),
  'evidence.write': call<WrittenEvidence>()(
    'job',
    z.strictObject({ source: z.int(), out: path, member: z.optional(z.boolean()) }),
    'Writes the original bytes of a source out again: the file as given, or with `member` the decompressed member. Never overwrites a file.',
  ),
  'salvage.start': call<SalvageReport>()(
    'job',
    z.strictObject({ path, to: path }),
    'Writes every stream of evidence that a damaged case still holds into a new folder, and says what is lost. Needs no open case and writes nothing into the damaged one. Fails with file-exists where the folder is there.',
  ),
  'export.start': call<ExportReceipt>()(
    'job',
    z.strictObject({
      ...asked,
      typed: z.optional(z.string().check(z.maxLength(100_000))),
      ignored: z.optional(z.array(z.string()).check(z.maxLength(10_000))),
      out: path,
      format: z.enum(exportFormats),
      columns: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(200))),
      marks: z.optional(z.boolean()),
      limit: z.optional(z.int().check(z.positive())),
    }),
    'Writes the records of a question, in its order and up to `limit`, into a file and a manifest beside it, named like it with .manifest.json behind; `columns` for tables, by name as in a question. With `marks` stars, tags and notes too: as columns of a table, for original records in a file beside them with .marks.json behind. `typed` and `ignored` are what the question was read from, for the manifest. Never overwrites a file; leaves nothing when it fails.',
  ),
  'verify.start': call<VerifyReport>()(
    'job',
    nothing,
    'Re-hashes every source, compares every record block, the custody chain, the counts and the database itself, and CloudTrail digests with the log files that they attest.',
  ),
  'custody.list': call<CustodyEntry[]>()('read', nothing, 'The custody log, oldest first.'),
} as const;
