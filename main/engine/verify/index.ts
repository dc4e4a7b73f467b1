export { verifyCase } from './verify-case.ts';
