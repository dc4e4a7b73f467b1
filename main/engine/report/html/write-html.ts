import { createHash } from 'node:crypto';
import { documentHead, html, logText, type Markup } from '../../../../shared/markup/index.ts';
import { partTitles, type ReportPart } from '../../../../shared/report.ts';
import { reportStyle } from '../../../../shared/report-style.ts';
import type { ReportModel } from '../report-model.ts';
import { integrityPart, scopePart, sourcesPart, timelinePart } from './case-parts.ts';
import { checkPart, queriesPart } from './closing-parts.ts';
import { findingsPart } from './findings-part.ts';
import { markedPart } from './marked-part.ts';
import { planPart } from './plan-part.ts';
import { runsPart } from './runs-part.ts';

const styleHash = createHash('sha256').update(reportStyle).digest('base64');

/** The report as HTML, piece by piece, up to the block that says how it was made. */
export function* htmlOf(model: ReportModel): Generator<string> {
  const { title, parts } = model;
  yield html`${documentHead(title, styleHash)}<body>
<header>
<h1>${logText(title)}</h1>
<p class="soft">${model.tool}; times in ${model.zone}</p>
</header>
<nav aria-label="Contents">
<h2 id="contents">Contents</h2>
<ol>
${parts.map((part) => html`<li><a href="#${part}">${partTitles[part]}</a></li>\n`)}<li><a href="#check">How to check this report</a></li>
</ol>
</nav>
<main>
`.text;
  for (const part of parts) {
    yield html`<section aria-labelledby="${part}">\n<h2 id="${part}">${partTitles[part]}</h2>\n`
      .text;
    for (const piece of partOf(model, part)) yield piece.text;
    yield '</section>\n';
  }
  yield '<section aria-labelledby="check">\n<h2 id="check">How to check this report</h2>\n';
  for (const piece of checkPart(model)) yield piece.text;
}

/** What stands after that block. */
export const htmlEnd = '</section>\n</main>\n</body>\n</html>\n';

function partOf(model: ReportModel, part: ReportPart): Iterable<Markup> {
  const written = {
    scope: () => model.scope && scopePart(model.scope, model),
    sources: () => model.sources && sourcesPart(model.sources, model),
    integrity: () => model.integrity && integrityPart(model.integrity, model),
    timeline: () => model.timeline && timelinePart(model.timeline, model),
    findings: () => model.findings && findingsPart(model.findings, model),
    runs: () => model.runs && runsPart(model.runs, model),
    marked: () => model.marked && markedPart(model.marked, model),
    plan: () => model.plan && planPart(model.plan, model),
    queries: () => model.queries && queriesPart(model.queries, model),
  } satisfies Record<ReportPart, () => Iterable<Markup> | null>;
  return written[part]() ?? [];
}
