import { createHash } from 'node:crypto';
import { reportStyle } from '../../../shared/report-style.ts';

/** A report that is shown in a frame is held to this policy too, beside its own. */
const styleOfReports = `'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`;

/**
 * The content security policy of the page: everything from where it came from, nothing inline but style
 * elements that carry the nonce and the style sheet of reports. Frames hold what the page made itself, which
 * is the preview of a report.
 * @param connect what the page may connect to, as sources of `connect-src`
 * @param nonce of the one response that has styles of its own
 */
export function contentPolicy(connect: string, nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styleOfReports}${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
