import { userInfo } from 'node:os';

/** The account of the operating system that runs this. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown account';
  }
}
