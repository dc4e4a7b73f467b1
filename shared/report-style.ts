/**
 * The style sheet of a report. Fixed: its hash stands in the content policy of the report and in that of
 * the page that shows it, so that no other style can be brought in. Light on paper, whatever the screen.
 */
export const reportStyle = `
:root {
  color-scheme: light;
  --ink: #16191d; --soft: #4d5661; --faint: #d5dae0; --paper: #ffffff; --shade: #f3f5f7; --link: #0b57a4;
  --success: #2f7d4f; --failure: #b3261e; --pending: #8a6100; --unknown: #5f6b78;
  --added: #1d6b3c; --removed: #a1211a; --mark: #6d3fb0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ink: #e4e7eb; --soft: #a9b3be; --faint: #3a424c; --paper: #16191d; --shade: #20252b; --link: #7db8f0;
    --success: #5fbf86; --failure: #f08a80; --pending: #dfb04f; --unknown: #98a4b1;
    --added: #74cf98; --removed: #f29a91; --mark: #bd9bf0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 68rem; color: var(--ink); background: var(--paper);
  font: 0.9rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 0.4rem; }
h2 { font-size: 1.25rem; margin: 2.6rem 0 0.6rem; padding-top: 0.8rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.02rem; margin: 1.6rem 0 0.3rem; }
h4 { font-size: 0.9rem; margin: 1.1rem 0 0.2rem; }
p { margin: 0.3rem 0; max-width: 52rem; }
a { color: var(--link); }
bdi { unicode-bidi: isolate; white-space: pre-wrap; overflow-wrap: anywhere; }
.hidden { color: var(--failure); font-weight: 600; }
.soft { color: var(--soft); }
.cut { color: var(--pending); font-weight: 600; }
code, pre, .mono { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace; font-size: 0.92em; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
code, code bdi { overflow-wrap: anywhere; word-break: break-word; }
nav ol { columns: 2; max-width: 44rem; padding-left: 1.3rem; margin: 0.3rem 0; }
nav li { break-inside: avoid; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.15rem 1.2rem; margin: 0.4rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
ul { margin: 0.3rem 0; padding-left: 1.3rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 0.8rem; font-size: 0.82rem; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.2rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem 0.2rem 0; border-bottom: 1px solid var(--faint); overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; }
td.number, th.number { text-align: right; padding-right: 1rem; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
td.time, td.id { white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
tr.under > td { padding: 0 0 0.6rem 1.2rem; }
tr.over > td { border-bottom: 0; }
.badge { display: inline-block; padding: 0 0.45em; border: 1px solid currentColor; border-radius: 0.6em; font-size: 0.8em; font-weight: 600; }
.critical, .high, .malicious, .failure, .damaged { color: var(--failure); }
.medium, .suspicious, .pending { color: var(--pending); }
.success, .normal, .confirmed { color: var(--success); }
.low, .informational, .inconclusive, .skipped, .unknown, .open { color: var(--unknown); }
.added { color: var(--added); }
.removed { color: var(--removed); }
.box { border: 1px solid var(--faint); border-radius: 4px; padding: 0.6rem 0.9rem; margin: 0.7rem 0; background: var(--shade); }
.note { border-left: 3px solid var(--mark); padding-left: 0.7rem; margin: 0.4rem 0; }
figure { margin: 0.6rem 0; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, "Segoe UI", Roboto, sans-serif; fill: var(--soft); }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .bar-success { fill: var(--success); } svg .bar-failure { fill: var(--failure); }
svg .bar-pending { fill: var(--pending); } svg .bar-unknown { fill: var(--unknown); }
svg .tick-findings { fill: var(--failure); } svg .tick-marked { fill: var(--mark); }
.key { display: inline-block; width: 0.8em; height: 0.8em; margin: 0 0.3em 0 0.9em; vertical-align: -0.05em; }
.key-success { background: var(--success); } .key-failure { background: var(--failure); }
.key-pending { background: var(--pending); } .key-unknown { background: var(--unknown); }
.key-marked { background: var(--mark); }
@page {
  margin: 18mm 15mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #4d5661; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact; }
  h2 { break-before: auto; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr, figure, .box, dl > div { break-inside: avoid; }
  tr.over { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  table { font-size: 8pt; }
  .question { font-size: 7pt; line-height: 1.35; }
  a { color: inherit; text-decoration: none; }
  nav a::after { content: " \\2192"; }
}
`;
