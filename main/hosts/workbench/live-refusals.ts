/** Why a host lets nobody call a tenant, with what to do. */
export const liveRefusals = {
  browser:
    'Calls to a tenant are off in the browser unless the host was started for them. Stop it and start it with --allow-live.',
  offline:
    'This Trailcase was started with --offline: it calls no tenant. Start it without that to connect.',
} as const;
