import { showHidden } from '../../../../shared/hidden-characters.ts';

/**
 * Text of a log in Markdown: a code span, in which nothing is a link, a picture, HTML or markup. On one
 * line, with hidden characters written out.
 */
export function code(text: string): string {
  const shown = showHidden(text.toWellFormed()).replace(/\s+/g, ' ').trim();
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Text that people wrote, over several lines: a block of code, since it may quote logs. */
export function block(text: string): string {
  const shown = showHidden(text.toWellFormed());
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

/** A sentence of a playbook, in which marks stand for themselves. */
export function prose(text: string): string {
  return showHidden(text.toWellFormed())
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+]/, '\\$&');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
