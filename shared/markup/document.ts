import { reportStyle } from '../report-style.ts';
import { html, Markup } from './markup.ts';

/**
 * The beginning of an HTML file that stands for itself, up to its body: nothing is loaded and nothing runs, and the
 * one style sheet is known by its hash.
 * @param styleHash SHA-256 of `reportStyle` in Base64
 */
export function documentHead(title: string, styleHash: string): Markup {
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(reportStyle)}</style>
</head>
`;
}
