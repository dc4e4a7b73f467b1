import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { graphql } from 'graphql';
import { Hono } from 'hono';
import { jwtVerify } from 'jose';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf } from '../tokens.ts';
import { type AuditLogArguments, auditLogConnection } from './authgear-list.ts';
import { authgearLog } from './authgear-records.ts';
import { authgearSchema } from './authgear-schema.ts';
import type { LoggedRecord } from './logged-records.ts';

/** A stand-in of Authgear with what a test may do to it. */
export interface AuthgearStandIn extends StandIn {
  project: string;
  keyId: string;
  /** PEM. */
  privateKey: string;
  log: LoggedRecord[];
  /** Milliseconds before which the plan does not let one read; null for all. */
  keptFrom: number | null;
  /** What the tokens of those who asked said about them. */
  auditContexts: unknown[];
}

/**
 * Authgear's Admin API as `sources.md` 3 describes it: GraphQL by POST, at the path of the cloud and of servers of one's own;
 * tokens signed with the project's key, otherwise 403 and a plain text.
 */
export async function startAuthgear(
  count: number,
  options: StandInOptions = {},
): Promise<AuthgearStandIn> {
  const schema = authgearSchema();
  const log = authgearLog(count);
  const project = 'demo-project';
  const keyId = 'demo-key-1';
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const auditContexts: unknown[] = [];
  const refused = new Set<string>();
  let keptFrom: number | null = null;
  const routes = new Hono<StandInEnv>();
  for (const path of ['/_api/admin/graphql', '/graphql']) {
    routes.get(path, (context) => context.html('<!doctype html><title>GraphiQL</title>'));
    routes.post(path, async (context) => {
      const token = bearerOf(context.req.header('authorization') ?? '');
      const claims = refused.has(token)
        ? null
        : await claimsOf(token, { publicKey, keyId, project });
      context.set('login', claims === null ? 'wrong' : 'right');
      if (claims === null) return context.text('forbidden', 403);
      auditContexts.push(claims.audit_context);
      const { query, variables } = await context.req.json<{
        query: string;
        variables?: Record<string, unknown>;
      }>();
      const rootValue = {
        auditLogs: (asked: AuditLogArguments) => auditLogConnection(log, asked, keptFrom),
      };
      return context.json(
        await graphql({ schema, source: query, rootValue, variableValues: variables ?? {} }),
      );
    });
  }
  const standIn = await startStandIn(
    { routes, expire: (authorization) => refused.add(bearerOf(authorization)) },
    options,
  );
  return {
    ...standIn,
    project,
    keyId,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    log,
    auditContexts,
    get keptFrom() {
      return keptFrom;
    },
    set keptFrom(at) {
      keptFrom = at;
    },
  };
}

/** What a token says; null where it is not signed with the key, for this project, and in its time. */
async function claimsOf(
  token: string,
  { publicKey, keyId, project }: { publicKey: KeyObject; keyId: string; project: string },
) {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      audience: project,
      clockTolerance: 300,
      requiredClaims: ['iat', 'exp'],
    });
    return protectedHeader.kid === keyId && protectedHeader.typ === 'JWT' ? payload : null;
  } catch {
    return null;
  }
}
