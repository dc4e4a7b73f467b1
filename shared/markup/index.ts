export { documentHead } from './document.ts';
export { escapeText, html, logText, Markup, nothing, type Part, writtenOut } from './markup.ts';
export { badge, type Column, factList, moment, table, tableRow } from './pieces.ts';
