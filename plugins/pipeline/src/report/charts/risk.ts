import { type Chart, chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { percent } from '../format.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { BASE, categoryAxis, GRID, inPercent, legend, tooltip, valueAxis } from './base.js';
import { lightened, MUTED, seriesColor } from './palette.js';

const [WEIGHT, RISK] = ['Weight', 'Risk contribution'];

/** What each sleeve takes of the capital, and what of the variance. */
export function riskChart({ sleeves, weightsNow, riskContributions }: RiskProfileFacts): Chart {
  const names = sleeves.map(({ name }) => name);
  return chart({
    title: 'Risk contributions against weights',
    caption: 'Share of capital now (solid), and share of the variance over the dates of the report (light).',
    summary: names
      .map(
        (name, j) =>
          `${name} has ${percent(weightsNow[j]!)} of the capital and ${percent(riskContributions[j]!)} of the risk.`,
      )
      .join(' '),
    size: 'half',
    height: 280,
    option: {
      ...BASE,
      grid: GRID,
      legend: { ...legend([WEIGHT!, RISK!], 'boxes'), selectedMode: false },
      tooltip: {
        ...tooltip('axis', 'percent'),
        axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--shade)' } },
      },
      xAxis: categoryAxis(names, names.length),
      yAxis: { ...valueAxis('Share (%)', ' %'), scale: false },
      series: [bars(WEIGHT!, weightsNow, 100), bars(RISK!, riskContributions, 40)],
    },
    alternative: table(
      [words('Sleeve'), figures(WEIGHT!), figures(RISK!)],
      names.map((name, j) => [name, percent(weightsNow[j]!), percent(riskContributions[j]!)]),
      'Shares of capital and of variance.',
    ),
  });
}

function bars(name: string, shares: readonly number[], share: number) {
  return {
    type: 'bar',
    name,
    barMaxWidth: 56,
    barGap: '4%',
    itemStyle: { color: lightened(MUTED, share) },
    emphasis: { disabled: true },
    label: { show: true, position: 'top', formatter: '{c} %', color: 'var(--ink)', fontSize: 11 },
    data: shares.map((value, j) => ({
      value: inPercent(value),
      itemStyle: { color: lightened(seriesColor(j), share) },
    })),
  };
}
