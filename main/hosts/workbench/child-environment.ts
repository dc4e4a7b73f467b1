/**
 * The environment for a program that is started beside this one, such as a browser: without the secrets of connections,
 * which are nothing to it and which its own children and crash reports would carry on.
 */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !/^TRAILCASE_SECRET/i.test(name));
  return Object.fromEntries(kept);
}
