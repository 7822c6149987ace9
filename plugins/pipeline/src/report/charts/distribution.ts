import { type Chart, chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { percent, ratio } from '../format.js';
import { binCounts, binEdges } from '../series/histogram.js';
import type { StreamFacts } from '../stream-facts.js';
import { BASE, categoryAxis, GRID, legend, tooltip, valueAxis } from './base.js';
import { BASELINE_COLOR, INK, LOSS } from './palette.js';

/** How often returns of one observation fell where, of a stream and of what it is compared with; the tail of CVaR stands out. */
export function distributionChart(stream: StreamFacts, baseline: StreamFacts = stream): Chart {
  const edges = binEdges(Float64Array.from([...stream.returns, ...baseline.returns]));
  const bins = edges.slice(1).map((to, k) => ({ from: edges[k]!, to }));
  const [counts, compared] = [binCounts(stream.returns, edges), binCounts(baseline.returns, edges)];
  const { valueAtRisk95: valueAtRisk, conditionalValueAtRisk95: tail, skewness, excessKurtosis } = stream.performance;
  return chart({
    title: 'Return distribution',
    caption: `Observations by their return. In the 5 % tail, beyond a loss of ${percent(valueAtRisk)}, the mean loss is ${percent(tail)}.`,
    summary: `Returns of ${stream.name}: value at risk ${percent(valueAtRisk)}, skewness ${ratio(skewness)}, excess kurtosis ${ratio(excessKurtosis)}.`,
    size: 'full',
    height: 260,
    option: {
      ...BASE,
      grid: GRID,
      legend: legend([stream.name, baseline.name], 'boxes'),
      tooltip: tooltip('axis', 'count'),
      xAxis: categoryAxis(
        bins.map(({ from, to }) => percent((from + to) / 2)),
        12,
      ),
      yAxis: { ...valueAxis('Observations'), minInterval: 1 },
      series: [
        {
          type: 'bar',
          name: stream.name,
          barCategoryGap: '8%',
          itemStyle: { color: INK, opacity: 0.75 },
          emphasis: { disabled: true },
          data: counts.map((value, k) =>
            bins[k]!.to <= -valueAtRisk ? { value, itemStyle: { color: LOSS, opacity: 1 } } : value,
          ),
        },
        {
          type: 'line',
          step: 'middle',
          name: baseline.name,
          symbol: 'none',
          itemStyle: { color: BASELINE_COLOR },
          lineStyle: { color: BASELINE_COLOR, width: 2, type: 'dashed' },
          emphasis: { disabled: true },
          data: compared,
        },
      ],
    },
    alternative: table(
      [words('Return'), figures(stream.name), figures(baseline.name)],
      bins.map(({ from, to }, k) => [`${percent(from)} to ${percent(to)}`, String(counts[k]), String(compared[k])]),
      'Observations by their return.',
    ),
  });
}
