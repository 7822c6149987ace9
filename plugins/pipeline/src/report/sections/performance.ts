import { effectiveN, type Performance } from '@metafolio/quant';
import { distributionChart } from '../charts/distribution.js';
import { streamCharts } from '../charts/stream-charts.js';
import { styledStreams } from '../charts/stream-style.js';
import { type Block, keyFigures, panels, paragraph, type Section } from '../document/block.js';
import { percent, ratio } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';
import { metricsTable, type NamedStream } from '../metrics-table.js';
import { monthlyTable } from '../monthly-table.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { sampleLabel } from '../sample-label.js';

/** For each risk profile the meta, its sleeves and the baselines, all on the same dates. */
export function performanceSection(facts: MetaFacts): Section {
  return {
    id: 'performance',
    title: 'Performance',
    note: sampleLabel(facts),
    blocks: [panels(facts.riskProfiles, (one) => performanceBlocks(facts, one))],
  };
}

function performanceBlocks({ run, children, calendar }: MetaFacts, one: RiskProfileFacts): Block[] {
  const { riskProfile, dates, meta, sleeves, baselines } = one;
  const streams = styledStreams([meta], sleeves, baselines);
  const measured: NamedStream[] = [
    { ...meta, inSample: run.in_sample },
    ...sleeves.map((sleeve, j) => ({ ...sleeve, inSample: children[j]!.inSample })),
    ...baselines.map((baseline) => ({ ...baseline, inSample: false })),
  ];
  return [
    paragraph(span(one)),
    keyFigures(headline(one)),
    ...streamCharts({ dates, periods: calendar.periods_per_year, streams, group: `time-${riskProfile}` }),
    distributionChart(meta, baselines[0]),
    monthlyTable(meta.name, dates, meta.returns),
    metricsTable(measured),
  ];
}

function span({ dates, meta }: RiskProfileFacts): string {
  const { observations, returnAnnualMethod } = meta.performance;
  const method = returnAnnualMethod === 'arithmetic' ? '; too few for a geometric return, so it is arithmetic' : '';
  return `${dates[0]} to ${dates.at(-1)}, observations: ${observations}${method}.`;
}

function headline({ meta, baselines, weightsNow, portfolio, sleeves }: RiskProfileFacts) {
  const [base] = baselines;
  const measure = (label: string, text: (performance: Performance) => string) => ({
    label,
    value: text(meta.performance),
    note: base === undefined ? '' : `${base.name} ${text(base.performance)}`,
  });
  return [
    measure('Return a year', ({ returnAnnual }) => percent(returnAnnual)),
    measure('Volatility', ({ volatilityAnnual }) => percent(volatilityAnnual)),
    measure('Sharpe ratio', ({ sharpe }) => ratio(sharpe)),
    measure('Max drawdown', ({ maxDrawdownCompounded }) => percent(maxDrawdownCompounded)),
    {
      label: 'Effective sleeves',
      value: ratio(effectiveN(Float64Array.from(weightsNow))),
      note: `of ${sleeves.length}`,
    },
    { label: 'Effective assets', value: ratio(portfolio.effective_n), note: `of ${portfolio.weights.length}` },
  ];
}
