import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../../../main/hosts/workbench/content-policy.ts';

describe('the content security policy (item 7)', () => {
  it('is this, word for word', () => {
    expect(contentPolicy("'self'", 'AAAA').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-AAAA'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it('allows no style within the page where there is no nonce', () => {
    expect(contentPolicy("'self'")).toContain("style-src 'self';");
  });
});
