import type { Performance } from '@metafolio/quant';
import { figures, type Table, table, words } from './document/table.js';
import { optional, percent, ratio } from './format.js';
import type { StreamFacts } from './stream-facts.js';

/** A stream with what must stand beside its name. */
export interface NamedStream extends StreamFacts {
  readonly inSample: boolean;
}

type Measure = readonly [name: string, text: (stream: StreamFacts) => string];

const of =
  (
    key: { [K in keyof Performance]: Performance[K] extends number ? K : never }[keyof Performance],
    format: (value: number) => string,
  ) =>
  ({ performance }: StreamFacts) =>
    format(performance[key]);

const MEASURES: readonly Measure[] = [
  ['Return a year', of('returnAnnual', percent)],
  ['Volatility a year', of('volatilityAnnual', percent)],
  ['Sharpe', of('sharpe', ratio)],
  ['Sortino', of('sortino', ratio)],
  ['Calmar', of('calmar', ratio)],
  ['Omega', of('omega', ratio)],
  ['Max drawdown', of('maxDrawdownCompounded', percent)],
  ['Max drawdown, uncompounded', of('maxDrawdownUncompounded', percent)],
  ['Ulcer index', of('ulcerIndex', percent)],
  ['VaR 95', of('valueAtRisk95', percent)],
  ['CVaR 95', of('conditionalValueAtRisk95', percent)],
  ['Tail ratio', of('tailRatio', ratio)],
  ['Win rate', of('winRate', percent)],
  ['Skewness', of('skewness', ratio)],
  ['Excess kurtosis', of('excessKurtosis', ratio)],
  ['Turnover a year', ({ turnoverAnnual }) => optional(turnoverAnnual, percent)],
];

/** A row a metric, a column a stream: what the report is of first, benchmarks last. */
export function metricsTable(streams: readonly NamedStream[]): Table {
  return table(
    [words('Metric'), ...streams.map(({ name, inSample }) => figures(inSample ? `${name} (in-sample)` : name))],
    MEASURES.map(([name, text]) => [name, ...streams.map(text)]),
    'Metrics, all on the same dates:',
  );
}
