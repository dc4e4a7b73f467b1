import { assembleCli } from './assemble-cli.ts';
import { addonOf, writeNativeHashes } from './native-hashes.ts';
import { signNative } from './sign-native.ts';
import { type HookContext, targetOf } from './target.ts';

/** What electron-builder runs before each package: makes what goes into it and is not in the project. */
export default async function beforePack(context: HookContext): Promise<void> {
  const target = targetOf(context);
  const { projectDir } = context.packager;
  await signNative(context, addonOf(projectDir, target));
  writeNativeHashes(projectDir, target);
  assembleCli(projectDir, target);
}
