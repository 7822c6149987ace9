import type { Chart } from '../document/chart.js';
import { chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { periodEnds } from '../series/period-ends.js';
import { thinnedRows } from '../series/thinned-rows.js';
import { BASE, dateAxis, GRID, legend, rounded, tooltip, type ValueFormat, valueAxis } from './base.js';
import type { StreamStyle } from './stream-style.js';

/** A stream over time. */
export interface Line {
  readonly name: string;
  readonly style: StreamStyle;
  /** One value a date; NaN is a gap. */
  readonly values: Float64Array;
}

export interface LinesChart {
  readonly title: string;
  readonly caption: string;
  readonly summary: string;
  readonly size: Chart['size'];
  /** Name of the axis, with its unit. */
  readonly axis: string;
  readonly format: ValueFormat;
  readonly dates: readonly string[];
  readonly lines: readonly Line[];
  readonly group: string;
  /** A figure as the table shows it. */
  readonly text: (value: number) => string;
  /** The first line stands on the area down to zero. */
  readonly filled?: boolean;
}

const DECIMALS = 4;

/** Streams over their common dates. A long history is drawn by every k-th date, which the caption says. */
export function linesChart(content: LinesChart): Chart {
  const { dates, lines, axis, format, title, size, group, summary } = content;
  const { step, rows } = thinnedRows(dates.length);
  const scale = format === 'percent' ? 100 : 1;
  return chart({
    title,
    caption: step === 1 ? content.caption : `${content.caption} One date in ${step} is drawn.`,
    summary,
    size,
    height: size === 'full' ? 340 : 280,
    group,
    option: {
      ...BASE,
      grid: GRID,
      legend: legend(
        lines.map(({ name }) => name),
        'lines',
      ),
      tooltip: tooltip('axis', format),
      xAxis: dateAxis(
        rows.map((row) => dates[row]!),
        size === 'full' ? 9 : 4,
      ),
      yAxis: valueAxis(axis, format === 'percent' ? ' %' : ''),
      dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }],
      series: lines.map(({ name, style, values }, k) => ({
        type: 'line',
        name,
        symbol: 'none',
        color: style.color,
        itemStyle: { color: style.color },
        lineStyle: { width: style.width, type: style.dash, color: style.color },
        emphasis: { disabled: true },
        z: style.width,
        ...(content.filled && k === 0 ? { areaStyle: { color: style.color, opacity: 0.12 } } : {}),
        data: rows.map((row) => rounded(values[row]! * scale, DECIMALS)),
      })),
    },
    alternative: endsTable(content),
  });
}

function endsTable({ dates, lines, text }: LinesChart) {
  const rows = periodEnds(dates).filter((row) => lines.some(({ values }) => !Number.isNaN(values[row])));
  return table(
    [words('Date'), ...lines.map(({ name }) => figures(name))],
    rows.map((row) => [dates[row]!, ...lines.map(({ values }) => text(values[row]!))]),
    'Values at the end of each period:',
  );
}
