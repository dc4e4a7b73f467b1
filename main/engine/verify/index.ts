export { checkDigests } from './digest-check.ts';
export { verifyCase } from './verify-case.ts';
