import { sharpe, volatilityAnnual } from '@metafolio/quant';
import { type Block, paragraph } from '../document/block.js';
import type { Chart } from '../document/chart.js';
import { percent, ratio } from '../format.js';
import { drawdowns } from '../series/drawdowns.js';
import { rolling, rollingLength } from '../series/rolling.js';
import { wealth } from '../series/wealth.js';
import { type LinesChart, linesChart } from './lines.js';
import { INK } from './palette.js';
import type { StyledStream } from './stream-style.js';

/** Streams on common dates, the one that the report is of first. */
export interface Streams {
  readonly dates: readonly string[];
  /** Observations a year. */
  readonly periods: number;
  readonly streams: readonly StyledStream[];
  /** Charts of one group move together. */
  readonly group: string;
}

/** Wealth, drawdowns and rolling figures of streams. */
export function streamCharts(streams: Streams): Block[] {
  return [equityChart(streams), drawdownChart(streams), ...rollingCharts(streams)];
}

function equityChart({ dates, streams, group }: Streams): Chart {
  const lines = linesOf(streams, wealth);
  const [whole] = lines;
  return linesChart({
    title: 'Equity curves',
    caption: 'Compounded wealth after costs; every stream starts at 1.',
    summary: `${whole!.name} goes from 1 to ${ratio(whole!.values.at(-1)!)} between ${dates[0]} and ${dates.at(-1)}.`,
    size: 'full',
    axis: 'Wealth (start = 1)',
    format: 'ratio',
    dates,
    lines,
    group,
    text: ratio,
  });
}

function drawdownChart({ dates, streams, group }: Streams): Chart {
  const lines = linesOf(streams, drawdowns);
  const [whole] = lines;
  const row = whole!.values.indexOf(Math.min(...whole!.values));
  return linesChart({
    title: 'Drawdowns',
    caption: 'How far wealth stands below its peak so far.',
    summary: `The largest drawdown of ${whole!.name} is ${percent(-whole!.values[row]!)}, on ${dates[row]}.`,
    size: 'full',
    axis: 'Below the peak (%)',
    format: 'percent',
    dates,
    lines,
    group,
    text: percent,
    filled: streams[0]!.style.color === INK,
  });
}

/** Fewer observations in a window say nothing. */
const SHORTEST = 10;

function rollingCharts({ dates, periods, streams, group }: Streams): Block[] {
  const length = rollingLength(dates.length);
  if (length < SHORTEST) return [paragraph(`Rolling figures need ${3 * SHORTEST} dates, there are ${dates.length}.`)];
  const common = { size: 'half', dates, group } as const;
  const over = `over the last ${length} observations`;
  const last = (lines: LinesChart['lines'], text: (value: number) => string) =>
    `At ${dates.at(-1)}: ${lines.map(({ name, values }) => `${name} ${text(values.at(-1)!)}`).join(', ')}.`;
  const volatilities = linesOf(streams, (returns) =>
    rolling(returns, length, (part) => volatilityAnnual(part, periods)),
  );
  const sharpes = linesOf(streams, (returns) => rolling(returns, length, (part) => sharpe(part, periods)));
  return [
    linesChart({
      ...common,
      title: 'Rolling volatility',
      caption: `Annual volatility ${over}.`,
      summary: last(volatilities, percent),
      axis: 'Volatility a year (%)',
      format: 'percent',
      lines: volatilities,
      text: percent,
    }),
    linesChart({
      ...common,
      title: 'Rolling Sharpe ratio',
      caption: `Annual Sharpe ratio ${over}, without a risk-free rate.`,
      summary: last(sharpes, ratio),
      axis: 'Sharpe ratio a year',
      format: 'ratio',
      lines: sharpes,
      text: ratio,
    }),
  ];
}

function linesOf(streams: readonly StyledStream[], derive: (returns: Float64Array) => Float64Array) {
  return streams.map(({ name, style, returns }) => ({ name, style, values: derive(returns) }));
}
