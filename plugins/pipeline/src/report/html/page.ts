import { sha256Base64 } from '../../storage/digest.js';
import type { Block, ReportDocument, Section } from '../document/block.js';
import type { Chart, ChartOption } from '../document/chart.js';
import { blocksHtml, type PageContext } from './block-html.js';
import { drawChart } from './draw.js';
import { echartsText } from './echarts-build.js';
import { figureHtml } from './figure-html.js';
import { headerHtml, viewHtml } from './header-html.js';
import { jsonText } from './json-text.js';
import { html, type Markup, raw } from './markup.js';
import { pageAsset } from './page-assets.js';

/**
 * A document as one HTML file that needs nothing else: no network, no scripts for anything but interactive charts. The same document
 * gives the same bytes.
 */
export function documentHtml(document: ReportDocument): string {
  const { title, subject, sections } = document;
  const riskProfiles = riskProfilesOf(sections);
  const charts = new Map<string, { readonly option: ChartOption; readonly group: string | undefined }>();
  const figure = (chart: Chart): Markup => {
    const id = `chart-${charts.size}`;
    charts.set(id, { option: chart.option, group: chart.group });
    return figureHtml(chart, id, drawChart(chart, id));
  };
  const page: PageContext = { indexOf: (name) => riskProfiles.indexOf(name), figure };
  const body = sections.map((section) => sectionHtml(section, page));
  const scripts = [echartsText(), pageAsset('report.js')];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${subject} report</title>
<style>${raw(pageAsset('report.css'))}${raw(panelRules(riskProfiles.length))}</style>
</head>
<body>
${headerHtml(document)}
${viewHtml(sections, riskProfiles)}
<main>
${body}
</main>
<script type="application/json" id="charts">${raw(jsonText(Object.fromEntries(charts)))}</script>
${scripts.map((script) => html`<script>${raw(script)}</script>\n`)}
</body>
</html>
`.markup;
}

function sectionHtml({ id, title, note, blocks }: Section, page: PageContext): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${
    note === undefined ? html`` : html` <small>${note}</small>`
  }</h2>
<div class="blocks">${blocksHtml(blocks, page)}</div></section>
`;
}

/** Of all panels, in the order of their first appearance. */
function riskProfilesOf(sections: readonly Section[]): string[] {
  const named = (block: Block) => (block.kind === 'panels' ? block.panels.map(({ riskProfile }) => riskProfile) : []);
  return [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap(named)))];
}

/** One panel of each group is shown: that of the risk profile that is chosen. */
function panelRules(count: number): string {
  const rules = Array.from({ length: count }, (_, k) => `:root:has(#profile-${k}:checked) .panel-${k}{display:block}`);
  return rules.join('');
}

/** Nothing may be loaded, and no script run but those of the page: whatever a name holds, it does nothing. */
function policy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${sha256Base64(script)}'`).join(' ');
  return `default-src 'none'; script-src ${hashes}; style-src 'unsafe-inline'`;
}
