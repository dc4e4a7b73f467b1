import { assembleCli } from './assemble-cli.ts';
import { writeNativeHashes } from './native-hashes.ts';
import { type HookContext, targetOf } from './target.ts';

/** What electron-builder runs before each package: makes what goes into it and is not in the project. */
export default async function beforePack(context: HookContext): Promise<void> {
  const target = targetOf(context);
  writeNativeHashes(context.packager.projectDir, target);
  assembleCli(context.packager.projectDir, target);
}
