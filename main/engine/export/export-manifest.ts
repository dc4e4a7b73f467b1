import { basename } from 'node:path';
import type {
  ExportCounts,
  ExportedQuestion,
  ExportedSource,
  ExportFormat,
  ExportManifest,
  MarksWritten,
} from '../../../shared/export.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { summariseCase } from '../query/index.ts';
import { accountName, type ReadableCase, toolVersion, type WrittenBytes } from '../store/index.ts';
import type { FileContent } from './record-file.ts';
import type { RecordFormat } from './record-format.ts';

/** The manifest of a file that was written: everything that is not `generated` follows from case and question. */
export function makeManifest(
  db: ReadableCase,
  order: {
    format: ExportFormat;
    question: ExportedQuestion;
    matched: number;
    path: string;
    marked: MarksWritten | null;
  },
  format: RecordFormat,
  content: FileContent,
  written: WrittenBytes,
): ExportManifest {
  const about = summariseCase(db, { state: 'not-checked', findings: [] });
  return {
    manifest: 'trailcase export',
    version: 1,
    case: { id: about.id, created: about.created },
    question: order.question,
    counts: countsOf(about.records, order.matched, content.records),
    kinds: content.kinds,
    span: {
      first: content.first === null ? null : formatInstant(content.first),
      last: content.last === null ? null : formatInstant(content.last),
      undated: content.undated,
    },
    file: { format: order.format, ...written, records: content.records },
    rules: [...format.rules(), ...marksRule(order.marked)],
    columns: format.columns,
    alteredCells: format.alteredCells,
    marks: marksOf(order.marked),
    importAgain: format.importAgain,
    sources: about.sources.map((source) => describeSource(source, content.bySource)),
    generated: {
      at: formatInstant(Date.now() * 1_000),
      by: accountName(),
      tool: toolVersion(),
      file: basename(order.path),
      case: about.path,
      custody: about.custody,
    },
  };
}

/** Where it stands is said by its name alone: the same question gives the same manifest anywhere. */
function marksOf(marked: MarksWritten | null): MarksWritten | null {
  if (marked === null) return null;
  const { records, bytes, sha256 } = marked;
  return { records, bytes, sha256 };
}

function marksRule(marked: MarksWritten | null): string[] {
  if (marked === null) return [];
  return [
    `Stars, tags and notes of ${marked.records} of the records stand in a file of this name with .marks.json behind, by their places in this one: what people marked is no part of an original record. They are those of the time of the export.`,
  ];
}

function countsOf(inCase: number, matched: number, written: number): ExportCounts {
  const leftOut = matched - written;
  const why = { reason: 'beyond the limit that was asked for', count: leftOut };
  return {
    inCase,
    notMatched: inCase - matched,
    matched,
    written,
    leftOut,
    leftOutWhy: leftOut === 0 ? [] : [why],
  };
}

function describeSource(
  source: SourceReceipt,
  written: ReadonlyMap<number, number>,
): ExportedSource {
  const { id, name, sha256, bytes, system, reason, encoding, layout, zone, zoneAssumed } = source;
  const { state, read, stored, duplicates, rejected, file } = source;
  return {
    id,
    name,
    sha256,
    bytes,
    file: { name: file.name, bytes: file.bytes, sha256: file.sha256, container: file.container },
    system,
    reason,
    encoding,
    layout,
    zone,
    zoneAssumed,
    state,
    read,
    stored,
    duplicates,
    rejected,
    written: written.get(id) ?? 0,
  };
}
