/** What a stand-in can do wrong. */
export const faultNames = [
  'too-many',
  'too-many-unhinted',
  'server-error',
  'unavailable',
  'slow',
  'cut',
  'endless',
  'proxy-page',
  'expired-token',
  'duplicated-page',
  'shifted-page',
  'empty-page',
  'applied-and-cut',
] as const;
export type FaultName = (typeof faultNames)[number];

/** When a fault is shown: to every so many-th request that it is for. */
export interface FaultOrder {
  fault: FaultName;
  /** Only for requests whose path and query hold this; for all otherwise, asking for a token excepted. */
  path?: string | RegExp;
  /** Only for this method. */
  method?: string;
  /** Requests that are let through first; 0 where nothing is said. */
  skip?: number;
  /** From then on every so many-th; 1 is each, and what is meant where nothing is said. */
  every?: number;
  /** At most so often; without an end where nothing is said. */
  times?: number;
  /** Of `too-many` and `unavailable` what is asked to wait; 0 where nothing is said. */
  seconds?: number;
  /** Of `slow` how long; 50 where nothing is said. */
  milliseconds?: number;
}

/** The faults of one stand-in. They can be changed while it runs. */
export interface Faults {
  add(...orders: FaultOrder[]): void;
  clear(): void;
  /** The fault that is due for a request, if any. `can` says which are possible for it; others stay due. */
  due(method: string, path: string, can: (fault: FaultName) => boolean): FaultOrder | null;
  /** How often each was shown. */
  readonly shown: ReadonlyMap<FaultName, number>;
}

/** Faults by their orders; the first order that is due wins. */
export function createFaults(first: readonly FaultOrder[] = []): Faults {
  const shown = new Map<FaultName, number>();
  let orders = first.map(counted);
  return {
    shown,
    add(...more) {
      orders.push(...more.map(counted));
    },
    clear() {
      orders = [];
    },
    due(method, path, can) {
      for (const each of orders) {
        const { order } = each;
        if (!isFor(order, method, path) || each.shown >= (order.times ?? Infinity)) continue;
        each.seen += 1;
        const past = each.seen - (order.skip ?? 0) + each.owed;
        if (past < (order.every ?? 1)) continue;
        if (!can(order.fault)) {
          each.owed += 1;
          continue;
        }
        each.seen = order.skip ?? 0;
        each.owed = 0;
        each.shown += 1;
        shown.set(order.fault, (shown.get(order.fault) ?? 0) + 1);
        return order;
      }
      return null;
    },
  };
}

function counted(order: FaultOrder) {
  return { order, seen: 0, owed: 0, shown: 0 };
}

function isFor({ path, method }: FaultOrder, asked: string, at: string): boolean {
  if (method !== undefined && method !== asked) return false;
  if (path === undefined) return !/\/token\b/.test(at);
  return typeof path === 'string' ? at.includes(path) : path.test(at);
}
