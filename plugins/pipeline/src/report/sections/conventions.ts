import { percent } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';

/** How the figures were made: peers differ here without saying so. */
export function conventionsSection({ config, calendar }: MetaFacts): string[] {
  const { periods_per_year: periods } = calendar;
  const items = [
    windowsNote(config),
    rebalanceNote(config),
    costNote(config),
    `Annual figures: ${periods} observations a year (calendar ${calendar.calendar}); return geometric, arithmetic under 30 observations; volatility with ddof 1; Sharpe and Sortino without a risk-free rate.`,
    'Max drawdown is of compounded wealth; CVaR 95 is the mean loss of one observation at or below the 5 % quantile. Both are losses, so positive.',
    'Turnover is traded value over equity a year, purchases and sales each counted, without the first investment: between sleeves for the meta-portfolio, inside them for a sleeve.',
    'The baselines, equal weights and one allocation of the same risk profile on the whole history, trade when the meta-portfolio does and at the same costs. The static one has seen the future: it is in-sample.',
  ];
  return ['## Conventions', items.map((item) => `- ${item}`).join('\n')];
}

type Config = MetaFacts['config'];

function windowsNote({ meta_allocation: { mode, train_window, test_window, step_size }, backtest }: Config): string {
  if (mode === 'static') return 'Allocation: one on the whole history, lived through in that same history. In-sample.';
  const { anchored, purge, embargo } = backtest;
  const start = anchored ? ', anchored at the first date' : '';
  return `Allocation: walk-forward, train ${train_window}${start}, test ${test_window}, step ${step_size}, purge ${purge}, embargo ${embargo} observations. A window sees nothing at or after its test dates.`;
}

function rebalanceNote({ backtest: { rebalance, drift_tolerance } }: Config): string {
  if (rebalance === 'window')
    return 'Drift: sleeve weights are set at the start of a window and drift with returns to its end.';
  return `Drift: sleeve weights are set at the start of a window and traded back on any day on which one is off by more than ${percent(drift_tolerance)}.`;
}

function costNote({ backtest: { slippage, commission, borrow_rate_annual } }: Config): string {
  const borrow = borrow_rate_annual === 0 ? '' : ` Shorts pay ${percent(borrow_rate_annual)} a year.`;
  return `Costs: slippage ${percent(slippage)} and commission ${percent(commission)} of the traded value, one way, taken from the return of the observation that the trade precedes. Sleeves are net of their own costs; the meta-portfolio pays for trading between them on top, its first investment included.${borrow}`;
}
