import type { PullReceipt, PullSummary, StreamReceipt } from '../../../shared/pull.ts';
import { count, oneLine, table } from './output.ts';

/** What a pull brought, for a person. */
export function pullText(receipt: PullReceipt): string {
  const { pull, connection, streams, sources, requests, retries, waited, bytes } = receipt;
  const again = retries === 0 ? '' : `, ${count(retries)} of them made again`;
  const waits = waited === 0 ? '' : `, ${(waited / 1_000).toFixed(1)} s waited for the server`;
  const kept = sources.map(({ id }) => id);
  return [
    `Pull ${pull}: ${oneLine(connection.name)} (${oneLine(connection.address)})`,
    ...streams.flatMap(streamLines),
    `  ${kept.length === 0 ? 'nothing new was stored' : `stored as ${kept.length === 1 ? 'source' : 'sources'} ${kept.join(', ')}`}; ${count(requests)} requests${again}${waits}, ${(bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1)} MB`,
  ].join('\n');
}

function streamLines(receipt: StreamReceipt): string[] {
  const { stream, state, pages, items, read, stored, duplicates, rejected, announced } = receipt;
  const { askedFrom, askedUntil, askedAgain, gotFrom, gotUntil, resumed, warnings, notes, error } =
    receipt;
  const said = announced === null ? '' : `, ${count(announced)} announced`;
  return [
    `  ${oneLine(stream)}  ${state.toUpperCase()}${resumed ? ' (gone on with)' : ''}`,
    `    pages       ${count(pages)} with ${count(items)} records${said}`,
    `    read        ${count(read)} = ${count(stored)} stored + ${count(duplicates)} duplicate + ${count(rejected)} rejected`,
    `    asked       ${askedUntil === null ? 'nothing: the pull ended before it came to this log' : `${askedFrom ?? 'everything'} … ${askedUntil}`}`,
    ...(askedAgain === null
      ? []
      : [
          `    asked again ${askedAgain.from} … ${askedAgain.until}, where records were not final (${count(askedAgain.windows)} ${askedAgain.windows === 1 ? 'window' : 'windows'}, ${count(askedAgain.pages)} ${askedAgain.pages === 1 ? 'page' : 'pages'})`,
        ]),
    `    got         ${gotFrom === null ? 'nothing' : `${gotFrom} … ${gotUntil}`}`,
    ...warnings.map((warning) => `    warning     ${oneLine(warning)}`),
    ...notes.map((note) => `    note        ${oneLine(note)}`),
    ...(error === null ? [] : [`    stopped     ${oneLine(error.message)}`]),
  ];
}

/** The pulls of a case as a table, a line a log. */
export function pullsText(pulls: readonly PullSummary[]): string {
  const rows = pulls.flatMap(({ pull, connection, started, by, streams, sources }) =>
    streams.map(({ stream, upTo, state, pages }, at) => [
      at === 0 ? pull : null,
      at === 0 ? `${started.slice(0, 19)}Z` : null,
      at === 0 ? by : null,
      at === 0 ? connection.name : null,
      stream,
      state,
      pages,
      upTo,
      at === 0 ? sources.join(', ') : null,
    ]),
  );
  const header = [
    'pull',
    'started',
    'by',
    'connection',
    'log',
    'state',
    'pages',
    'up to',
    'sources',
  ];
  return table(header, rows);
}
