import type { OperatorKey, Query } from '../../../../../shared/query/ast.ts';
import { context } from './asked-case.ts';
import { compare, exact, loose, number } from './trees.ts';

export const hour = 3_600_000_000;
export const day = 24 * hour;

export const parts = (
  of: string[],
  looseness: 'loose' | 'exact',
  fromStart: boolean,
  toEnd: boolean,
): string =>
  JSON.stringify({ kind: 'parts', parts: of, loose: looseness === 'loose', fromStart, toEnd });

/** On a column of texts, where no index changes the frame around the condition. */
export const passing =
  '((r.message LIKE ? OR instr(r.message, char(0)) > 0) AND text_passes(?, r.message))';

/** For each operator: a condition, its exact SQL and the values bound. */
export const byOperator: Record<OperatorKey, readonly (readonly [Query, string, ...unknown[]])[]> =
  {
    is: [
      [compare('message', 'is', exact('Clean-up')), 'r.message = ?', 'Clean-up'],
      [
        compare('message', 'is', 'Clean-up_X'),
        passing,
        'clean%up%x',
        parts(['clean up x'], 'loose', true, true),
      ],
      [
        compare('client', 'is', exact('Portal')),
        'r.client = (SELECT id FROM value WHERE text = ?)',
        'Portal',
      ],
      [
        compare('client', 'is', 'Auth UI'),
        'r.client IN (SELECT id FROM value WHERE ((text LIKE ? OR instr(text, char(0)) > 0) AND text_passes(?, text)))',
        'auth%u%',
        parts(['auth ui'], 'loose', true, true),
      ],
      [compare('httpStatus', 'is', number(503)), 'r.http_status = ?', 503],
      [compare('kind', 'is', 'Event'), 'r.kind = ?', 1],
      [compare('kind', 'is', 'nothing'), '0'],
      [compare('outcome', 'is', exact('failure')), 'r.outcome = ?', 2],
      [
        compare('source', 'is', exact('a.json')),
        'r.source IN (SELECT id FROM source WHERE name = ?)',
        'a.json',
      ],
      [
        compare('details.reason', 'is', exact('x')),
        'path_passes(r.source, r.offset, r.length, ?)',
        '{"path":["details","reason"],"test":{"kind":"equal","text":"x"}}',
      ],
    ],
    contains: [
      [
        compare('message', 'contains', 'OPS_1182 100%'),
        passing,
        '%ops%1182%100%',
        parts(['ops 1182 100%'], 'loose', false, false),
      ],
      [
        compare('message', 'contains', exact('OPS_11')),
        passing,
        '%ops_11%',
        parts(['ops_11'], 'exact', false, false),
      ],
      [
        compare('message', 'contains', 'Ünïkü'),
        passing,
        '%n%',
        parts(['ünïkü'], 'loose', false, false),
      ],
      [
        compare('message', 'contains', 'Ü'),
        'text_passes(?, r.message)',
        parts(['ü'], 'loose', false, false),
      ],
      [
        compare('system', 'contains', exact('ten')),
        'r.source IN (SELECT id FROM source WHERE ((system LIKE ? OR instr(system, char(0)) > 0) AND text_passes(?, system)))',
        '%ten%',
        parts(['ten'], 'exact', false, false),
      ],
    ],
    like: [
      [compare('message', 'like', 'due'), passing, '%due%', parts(['due'], 'loose', false, false)],
      [
        compare('message', 'like', 'ada%@*.org'),
        passing,
        'ada%@%.org',
        parts(['ada', '@', '.org'], 'loose', true, true),
      ],
      [
        compare('message', 'like', exact('%50\\%')),
        passing,
        '%50%',
        parts(['50%'], 'exact', false, true),
      ],
    ],
    startsWith: [
      [
        compare('message', 'startsWith', 'Two*'),
        passing,
        'two*%',
        parts(['two*'], 'loose', true, false),
      ],
    ],
    endsWith: [
      [
        compare('message', 'endsWith', exact('.Org')),
        passing,
        '%.org',
        parts(['.org'], 'exact', false, true),
      ],
    ],
    matches: [
      [
        compare('message', 'matches', exact('^a[0-9]+$')),
        'text_passes(?, r.message)',
        '{"kind":"regex","pattern":"^a[0-9]+$","mindsCase":true}',
      ],
      [
        compare('message', 'matches', '^a[0-9]+$'),
        'text_passes(?, r.message)',
        '{"kind":"regex","pattern":"^a[0-9]+$","mindsCase":false}',
      ],
    ],
    in: [
      [
        compare('message', 'in', { kind: 'list', items: [exact('A'), exact('B')] }),
        'r.message IN (SELECT value FROM json_each(?))',
        '["A","B"]',
      ],
      [
        compare('client', 'in', { kind: 'list', items: [exact('A'), loose('B-b')] }),
        'r.client IN (SELECT id FROM value WHERE (text IN (SELECT value FROM json_each(?)) OR fold_loosely(text) IN (SELECT value FROM json_each(?))))',
        '["A"]',
        '["b b"]',
      ],
      [compare('message', 'in', { kind: 'list', items: [] }), '0'],
      [
        compare('attempt', 'in', { kind: 'list', items: [loose('1'), loose('2')] }),
        'fold_loosely(CAST(r.attempt AS TEXT)) IN (SELECT value FROM json_each(?))',
        '["1","2"]',
      ],
      [
        compare('kind', 'in', { kind: 'list', items: [loose('AUDIT'), exact('grant')] }),
        'r.kind IN (?, ?)',
        0,
        5,
      ],
    ],
    exists: [
      [compare('actor', 'exists'), 'r.actor IS NOT NULL'],
      [compare('key', 'exists'), 'r.key IS NOT NULL'],
      [compare('time', 'exists'), 'r.time IS NOT NULL'],
      [compare('httpStatus', 'exists'), 'r.http_status IS NOT NULL'],
      [compare('outcome', 'exists'), '1'],
      [
        compare('.cc', 'exists'),
        'path_passes(r.source, r.offset, r.length, ?)',
        '{"path":["cc"],"test":{"kind":"exists"}}',
      ],
    ],
    less: [
      [compare('attempt', 'less', number(3)), 'r.attempt < ?', 3],
      [
        compare('details.n', 'less', number(3)),
        'path_passes(r.source, r.offset, r.length, ?)',
        '{"path":["details","n"],"test":{"kind":"number","limits":[{"compare":"<","to":3}]}}',
      ],
    ],
    lessOrEqual: [[compare('attempt', 'lessOrEqual', number(3)), 'r.attempt <= ?', 3]],
    greater: [[compare('duration', 'greater', number(2_000_000)), 'r.duration > ?', 2_000_000]],
    greaterOrEqual: [[compare('attempt', 'greaterOrEqual', number(3)), 'r.attempt >= ?', 3]],
    between: [
      [
        compare('httpStatus', 'between', { kind: 'numbers', low: 500, high: 599 }),
        '(r.http_status >= ? AND r.http_status <= ?)',
        500,
        599,
      ],
    ],
    before: [
      [compare('time', 'before', { kind: 'instant', at: 17 }), 'r.time < ?', 17],
      [
        compare('updated', 'before', { kind: 'calendar', unit: 'day', offset: 0 }),
        'r.updated < ?',
        context.asOf - 12 * hour,
      ],
    ],
    after: [
      [compare('time', 'after', { kind: 'instant', at: 17 }), 'r.time >= ?', 18],
      [
        compare('time', 'after', { kind: 'calendar', unit: 'day', offset: -1 }),
        'r.time >= ?',
        context.asOf - 12 * hour,
      ],
    ],
    during: [
      [
        compare('time', 'during', { kind: 'last', amount: 7, unit: 'day' }),
        '(r.time >= ? AND r.time < ?)',
        context.asOf - 7 * day,
        context.asOf + 1,
      ],
      [
        compare('time', 'during', { kind: 'span', from: null, to: 5 }),
        '(r.time >= ? AND r.time < ?)',
        Number.MIN_SAFE_INTEGER,
        5,
      ],
    ],
    olderThan: [
      [
        compare('updated', 'olderThan', { kind: 'age', amount: 1, unit: 'hour' }),
        'r.updated < ?',
        context.asOf - hour,
      ],
    ],
    newerThan: [
      [
        compare('time', 'newerThan', { kind: 'age', amount: 2, unit: 'day' }),
        'r.time >= ?',
        context.asOf - 2 * day,
      ],
    ],
    within: [
      [
        compare('message', 'within', { kind: 'network', network: '10.0.0.0/8' }),
        'text_passes(?, r.message)',
        '{"kind":"network","network":"10.0.0.0/8"}',
      ],
    ],
  };
