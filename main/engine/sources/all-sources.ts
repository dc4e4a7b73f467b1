import { TrailcaseError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/import-receipt.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { forcedSource, mappedSource } from './mapping.ts';
import type { SourceDescription } from './source-description.ts';
import { auth0 } from './systems/auth0.ts';
import { authgear } from './systems/authgear.ts';
import { azureActivity } from './systems/azure-activity.ts';
import { bitbucket } from './systems/bitbucket.ts';
import { clerk } from './systems/clerk.ts';
import { cloudTrail } from './systems/cloudtrail.ts';
import { duo } from './systems/duo.ts';
import { entra } from './systems/entra.ts';
import { fusionAuth } from './systems/fusionauth.ts';
import { gcp } from './systems/gcp.ts';
import { github } from './systems/github.ts';
import { githubWebhook } from './systems/github-webhook.ts';
import { googleWorkspace } from './systems/google-workspace.ts';
import { keycloak } from './systems/keycloak.ts';
import { linuxSyslog } from './systems/linux-syslog.ts';
import { okta } from './systems/okta.ts';
import { oneAuth } from './systems/one-auth.ts';
import { oneLogin } from './systems/onelogin.ts';
import { onePassword } from './systems/onepassword.ts';
import { ory } from './systems/ory.ts';
import { s3Access } from './systems/s3-access.ts';
import { scalekit } from './systems/scalekit.ts';
import { slack } from './systems/slack.ts';
import { snowflake } from './systems/snowflake.ts';
import { supabase } from './systems/supabase.ts';
import { tenant } from './systems/tenant.ts';
import { unifiedAudit } from './systems/unified-audit.ts';
import { windowsLogon } from './systems/windows-logon.ts';
import { workos } from './systems/workos.ts';
import { zitadel } from './systems/zitadel.ts';

/** Every system that can be recognised, in the order in which they are tried. */
export const sources: readonly SourceDescription[] = [
  tenant,
  authgear,
  scalekit,
  oneAuth,
  auth0,
  okta,
  entra,
  unifiedAudit,
  keycloak,
  fusionAuth,
  cloudTrail,
  github,
  googleWorkspace,
  oneLogin,
  workos,
  supabase,
  zitadel,
  gcp,
  azureActivity,
  githubWebhook,
  slack,
  duo,
  onePassword,
  snowflake,
  bitbucket,
  ory,
  clerk,
  s3Access,
  windowsLogon,
  linuxSyslog,
];

/** Name of the system of records that a user mapped without naming one. */
const mappedSystem = 'mapped';

/**
 * The sources that an import may take its files for, given what the user asked for: one made of the
 * mapping (under the name of the system, where one is given), the one that was named, or all.
 */
export function candidateSources(options: ImportOptions): readonly SourceDescription[] {
  const { system, kind, map } = options;
  if (map !== undefined && Object.keys(map).length > 0) {
    return [mappedSource(kind ?? 'event', map, system ?? mappedSystem)];
  }
  const named = system === undefined ? sources : sources.filter((each) => each.system === system);
  if (named.length === 0) {
    throw new TrailcaseError(
      'bad-request',
      `There is no source "${system}". Known: ${sources.map((each) => each.system).join(', ')}.`,
    );
  }
  return kind === undefined ? named : named.map((source) => forcedSource(source, kind));
}

/** What is written down with a source of how its records were read. */
export interface StoredReading {
  system: string;
  /** The user's mapping; a system of our own is read by its description. */
  mapped?: { kind: Kind; map: Readonly<Record<string, string>> };
}

/** What is to be written down so that `describedBy` gives the same description. */
export function storedReading({ system, mapped }: SourceDescription): StoredReading {
  return mapped === undefined ? { system } : { system, mapped };
}

/** The description that records were read by, from what was written down; null where this program has none. */
export function describedBy({ system, mapped }: StoredReading): SourceDescription | null {
  if (mapped !== undefined) return mappedSource(mapped.kind, mapped.map, system);
  return sources.find((each) => each.system === system) ?? null;
}
