import type { Judgement, ReportDocument, Section } from '../document/block.js';
import { html, type Markup } from './markup.js';

/** The verdict first: what was judged, how, and of which run. */
export function headerHtml({ title, subject, description, judgements, identity }: ReportDocument): Markup {
  return html`<header>
<div class="title"><div><p class="subject">${subject}</p><h1>${title}</h1><p>${description}</p></div>
${verdictHtml(judgements)}</div>
<ul class="judgements" aria-label="What was judged">${judgements.map(judgementHtml)}</ul>
<dl class="identity">${identity.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

/** Nothing where nothing was judged, as in a comparison. */
function verdictHtml(judgements: readonly Judgement[]): Markup {
  const judged = judgements.filter(({ tone }) => tone !== 'note');
  if (judged.length === 0) return html``;
  const failed = judged.filter(({ tone }) => tone === 'bad');
  const [word, tone] = failed.length === 0 ? ['PASS', 'good'] : ['FAIL', 'bad'];
  return html`<p class="verdict ${tone!}"><strong>${word!}</strong><span>${
    failed.length === 0 ? 'nothing failed' : failed.map(({ label }) => label).join(', ')
  }</span></p>`;
}

function judgementHtml({ label, value, tone, section }: Judgement): Markup {
  return html`<li><a class="tone ${tone}" href="#${section}">${label} <strong>${value}</strong></a></li>`;
}

/** Chooses the risk profile and the theme, and leads to the sections; all of it without scripts. */
export function viewHtml(sections: readonly Section[], riskProfiles: readonly string[]): Markup {
  return html`<section class="bar" aria-label="View"><div>
${choiceHtml('Risk profile', 'profile', [...riskProfiles.map((name, k) => ({ name, id: String(k) })), { name: 'all', id: 'all' }])}
${choiceHtml(
  'Theme',
  'theme',
  ['auto', 'light', 'dark'].map((name, k) => ({ name, id: String(k) })),
)}
</div></section>
<nav aria-label="Sections"><ul class="sections">${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}

interface Option {
  readonly name: string;
  readonly id: string;
}

function choiceHtml(legend: string, group: string, choices: readonly Option[]): Markup {
  const options = choices.map(
    ({ name, id }, k) =>
      html`<input type="radio" name="${group}" id="${group}-${id}"${k === 0 && html` checked`}><label for="${group}-${id}">${name}</label>`,
  );
  return html`<fieldset class="choice"><legend>${legend}</legend>${options}</fieldset>`;
}
