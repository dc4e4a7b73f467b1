import type { ConnectorSummary, StreamSummary } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';

/**
 * A log of a connector by its name.
 * @throws {TrailcaseError} `bad-request` where it has no such log
 */
export function streamOf({ title, streams }: ConnectorSummary, name: string): StreamSummary {
  const found = streams.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = streams.map((each) => each.name).join(', ');
  throw new TrailcaseError(
    'bad-request',
    `${title} has no log called "${name}". It has: ${names}.`,
  );
}
