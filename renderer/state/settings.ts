import * as z from 'zod/mini';
import { host } from '../engine/connection.ts';
import { type Chosen, initiallyChosen, useChosen } from './chosen.ts';
import { viewKeys } from './view.ts';

const column = z.object({
  name: z.string(),
  width: z.optional(z.number()),
  hidden: z.optional(z.boolean()),
  pinned: z.optional(z.boolean()),
});

/** What a person sets once: kept by the host, read with every part on its own, so that one broken part costs no other. */
const parts = {
  scheme: z.enum(['light', 'dark', 'auto']),
  clock: z.enum(['utc', 'case', 'record']),
  caseZone: z.string(),
  detail: z.object({
    open: z.boolean(),
    tab: z.enum(['fields', 'diff', 'old', 'new', 'raw', 'related', 'notes']),
  }),
  facets: z.object({ open: z.boolean(), fields: z.record(z.string(), z.array(z.string())) }),
  histogram: z.object({ open: z.boolean(), by: z.enum(['outcome', 'kind']), log: z.boolean() }),
  panes: z.record(z.string(), z.record(z.string(), z.number())),
  detection: z.object({
    rules: z.array(z.string()),
    playbooks: z.array(z.string()),
    settings: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  asked: z.record(z.string(), z.array(z.string())),
  columns: z.record(z.string(), z.array(column)),
};

/** Quiet time after the last change before settings are kept, in milliseconds. */
const settle = 400;

/** Takes up what was kept, and keeps what changes from now on. */
export async function followSettings(trouble: (error: unknown) => void): Promise<void> {
  takeUp(await host().call('host.settings', {}));
  let kept = JSON.stringify(settingsOf(useChosen.getState()));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    waiting = undefined;
    host()
      .call('host.keep', { settings: settingsOf(useChosen.getState()) })
      .catch(trouble);
  };
  useChosen.subscribe((chosen) => {
    const text = JSON.stringify(settingsOf(chosen));
    if (text === kept) return;
    kept = text;
    clearTimeout(waiting);
    waiting = setTimeout(keep, settle);
  });
  addEventListener('pagehide', () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    keep();
  });
}

function settingsOf({ views, place: _, ...rest }: Chosen): Record<string, unknown> {
  const columns = viewKeys.flatMap((view) =>
    views[view].columns === null ? [] : [[view, views[view].columns]],
  );
  return { ...rest, columns: Object.fromEntries(columns) };
}

function takeUp(kept: Record<string, unknown>): void {
  const read = Object.entries(parts).flatMap(([name, schema]) => {
    const part = schema.safeParse(kept[name]);
    return part.success ? [[name, part.data]] : [];
  });
  const { columns = {}, ...chosen } = Object.fromEntries(read) as Partial<Chosen> & {
    columns?: Partial<Record<string, Chosen['views']['audit']['columns']>>;
  };
  useChosen.setState(({ views }) => ({
    ...chosen,
    facets: { ...initiallyChosen.facets, ...chosen.facets },
    views: Object.fromEntries(
      viewKeys.map((view) => [view, { ...views[view], columns: columns[view] ?? null }]),
    ) as Chosen['views'],
  }));
}
