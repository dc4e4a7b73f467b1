import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentPolicy } from '../../../../main/hosts/workbench/content-policy.ts';
import { reportStyle } from '../../../../shared/report-style.ts';

const styleOfReports = `'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`;

describe('the content security policy (item 7)', () => {
  it('is this, word for word', () => {
    expect(contentPolicy("'self'", 'AAAA').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${styleOfReports} 'nonce-AAAA'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      'frame-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  it('allows no style within the page but that of reports where there is no nonce', () => {
    expect(contentPolicy("'self'")).toContain(`style-src 'self' ${styleOfReports};`);
  });
});
