import { optional, percent, ratio } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { sampleLabel } from '../sample-label.js';
import type { StreamFacts } from '../stream-facts.js';

const COLUMNS = [
  words('Stream'),
  ...['Return', 'Volatility', 'Sharpe', 'Sortino', 'Max drawdown', 'Calmar', 'CVaR 95', 'Turnover'].map(figures),
];

/** For each risk profile the meta, its sleeves and the baselines, all on the same dates. */
export function performanceSection(facts: MetaFacts): string[] {
  const { run, children, riskProfiles } = facts;
  const label = sampleLabel(facts);
  return [
    `## Performance (${label})`,
    ...riskProfiles.flatMap(({ riskProfile, dates, meta, sleeves, baselines }) => [
      `### ${riskProfile} (${label})`,
      span(dates, meta),
      markdownTable(COLUMNS, [
        row(meta, run.in_sample),
        ...sleeves.map((sleeve, j) => row(sleeve, children[j]!.inSample)),
        ...baselines.map((baseline) => row(baseline, false)),
      ]),
    ]),
  ];
}

function span({ from, to }: RiskProfileFacts['dates'], { performance }: StreamFacts): string {
  const { observations, returnAnnualMethod } = performance;
  const method = returnAnnualMethod === 'arithmetic' ? '; too few for a geometric return, so it is arithmetic' : '';
  return `${from} to ${to}, observations: ${observations}${method}.`;
}

function row({ name, performance, turnoverAnnual }: StreamFacts, inSample: boolean): string[] {
  return [
    inSample ? `${name} (in-sample)` : name,
    percent(performance.returnAnnual),
    percent(performance.volatilityAnnual),
    ratio(performance.sharpe),
    ratio(performance.sortino),
    percent(performance.maxDrawdownCompounded),
    ratio(performance.calmar),
    percent(performance.conditionalValueAtRisk95),
    optional(turnoverAnnual, percent),
  ];
}
