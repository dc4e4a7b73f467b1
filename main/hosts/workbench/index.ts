export { answerHost, type HostAnswers } from './answer-host.ts';
export { isCaseFile, withCaseEnding } from './case-file.ts';
export { childEnvironment } from './child-environment.ts';
export { connectionAnswers } from './connection-answers.ts';
export { DemoPlace } from './demo-place.ts';
export { JsonFile } from './json-file.ts';
export { KeptConnections } from './kept-connections.ts';
export { KeptSettings } from './kept-settings.ts';
export { liveRefusals } from './live-refusals.ts';
export { mappingAnswers } from './mapping-answers.ts';
export { lookAtFolder } from './own-folders.ts';
export { type Common, type PageCalls, routeCalls } from './page-calls.ts';
export { type PageFile, readPage } from './page-files.ts';
export { pageHeaders } from './page-headers.ts';
export type { PathGate } from './path-calls.ts';
export {
  builtPage,
  builtPage,
  demoArchives,
  demoArchives,
  noticesPath,
  programFolder,
  programFolder,
} from './program-folder.ts';
export { isWithin, isWithin, isWrittenWithin } from './real-place.ts';
export { SessionSecrets } from './session-secrets.ts';
export { SharedCase } from './shared-case.ts';
export { cacheFolder, configFolder } from './user-folders.ts';
