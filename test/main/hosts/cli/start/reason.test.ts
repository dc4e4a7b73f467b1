import { describe, expect, it } from 'vitest';
import { reasonIn } from '../../../../../main/hosts/cli/start/reason.ts';

describe('the reason of a program that ended', () => {
  it('is its last line that says something', () => {
    expect(reasonIn('first\nno route to host\n\n')).toBe('no route to host');
  });

  it('is the line of an error, not its stack and not the Node that ran it', () => {
    const said =
      '/x.js:3\n  throw up\n  ^\n\nTypeError [CODE]: Invalid URL\n    at new URL (a:1)\n    at b\n\nNode.js v24.21.0\n';
    expect(reasonIn(said)).toBe('TypeError [CODE]: Invalid URL');
  });

  it('goes without the process, time and place that Chromium puts before it', () => {
    expect(reasonIn('[12:1121/051:ERROR:a.cc(1)] Missing X server')).toBe('Missing X server');
  });

  it('is short, and empty where nothing was said', () => {
    expect(reasonIn('x'.repeat(5_000)).length).toBeLessThan(300);
    expect(reasonIn(' \n')).toBe('');
  });
});
