import { effectiveN } from '@metafolio/quant';
import { type Chart, chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { percent, ratio } from '../format.js';
import type { WindowTargets } from '../window-targets.js';
import { BASE, categoryAxis, GRID, inPercent, legend, rounded, tooltip, valueAxis } from './base.js';
import { INK, SURFACE, seriesColor } from './palette.js';

/** What the columns of the targets are called. */
export type Holding = 'sleeve' | 'asset';

/** All of the capital, give or take rounding. */
const FULL = 1 + 1e-9;

/** Targets of every window, stacked. */
export function allocationChart(targets: readonly WindowTargets[], names: readonly string[], holding: Holding): Chart {
  const last = targets.at(-1);
  const invested = Math.max(
    ...targets.map(({ weights }) => weights.reduce((sum, weight) => sum + Math.max(0, weight), 0)),
  );
  return chart({
    title: `Allocation to ${holding}s over time`,
    caption: 'Target weights that each window decided on, from its first test date on; the last are those to hold now.',
    summary: `To hold now: ${names.map((name, j) => `${name} ${percent(last?.weights[j] ?? 0)}`).join(', ')}.`,
    size: 'full',
    height: 320,
    option: {
      ...BASE,
      grid: GRID,
      legend: legend(names, 'boxes'),
      tooltip: {
        ...tooltip('axis', 'percent'),
        axisPointer: { type: 'shadow', shadowStyle: { color: 'var(--shade)' } },
      },
      xAxis: categoryAxis(targets.map(label), 11),
      yAxis: {
        ...valueAxis('Weight (% of capital)', ' %'),
        scale: false,
        ...(invested <= FULL ? { max: 100, interval: 25 } : {}),
      },
      series: names.map((name, j) => ({
        type: 'bar',
        name,
        stack: 'weights',
        barCategoryGap: '6%',
        itemStyle: { color: seriesColor(j), borderColor: SURFACE, borderWidth: 1 },
        emphasis: { disabled: true },
        data: targets.map(({ weights }) => inPercent(weights[j]!)),
      })),
    },
    alternative: table(
      [words('From'), words('Window'), ...names.map(figures)],
      targets.map(({ date, window, weights }) => [date, window, ...weights.map(percent)]),
      `Target weights of each ${holding}.`,
    ),
  });
}

/** How many equal sleeves would be as concentrated as the targets. */
export function effectiveNumberChart(targets: readonly WindowTargets[], holding: Holding): Chart {
  const numbers = targets.map(({ weights }) => effectiveN(Float64Array.from(weights)));
  const count = targets[0]?.weights.length ?? 0;
  const title = `Effective number of ${holding}s`;
  return chart({
    title,
    caption: `1 / Σw² of the targets: ${count} if all ${holding}s weigh the same, 1 if one has all.`,
    summary: `Now ${ratio(numbers.at(-1) ?? Number.NaN)} of ${count}.`,
    size: 'half',
    height: 280,
    option: {
      ...BASE,
      grid: GRID,
      tooltip: tooltip('axis', 'ratio'),
      xAxis: categoryAxis(targets.map(label), 5),
      yAxis: {
        ...valueAxis(title),
        ...(count <= 4 ? { min: 1, max: Math.max(2, count), interval: 0.5 } : { min: 0, max: count }),
      },
      series: [
        {
          type: 'line',
          step: 'middle',
          name: title,
          symbolSize: 6,
          itemStyle: { color: INK },
          lineStyle: { color: INK, width: 2 },
          emphasis: { disabled: true },
          data: numbers.map((value) => rounded(value, 2)),
        },
      ],
    },
    alternative: table(
      [words('From'), words('Window'), figures(title)],
      targets.map(({ date, window }, k) => [date, window, ratio(numbers[k]!)]),
      title,
    ),
  });
}

function label({ window, date }: WindowTargets): string {
  return window === 'now' ? 'now' : date;
}
