import type { BacktestBlock } from '../../manifest/index.js';
import type { CalendarFile } from '../../stages/run-file.js';
import type { WindowSettings } from '../../stages/schedule.js';
import { list, type Section } from '../document/block.js';
import { percent } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';

/** How the figures were made: peers differ here without saying so. */
export function conventionsSection({ config, calendar }: MetaFacts): Section {
  const items = [
    allocationNote(config),
    rebalanceNote('sleeve', config.backtest),
    `${costNote(config.backtest)} Sleeves are net of their own costs; the meta-portfolio pays for trading between them on top, its first investment included.`,
    ...measureNotes(calendar),
    'Turnover is traded value over equity a year, purchases and sales each counted, without the first investment: between sleeves for the meta-portfolio, inside them for a sleeve.',
    'The baselines, equal weights and one allocation of the same risk profile on the whole history, trade when the meta-portfolio does and at the same costs. The static one has seen the future: it is in-sample.',
    'Risk contributions are shares of the variance of the weights to hold now, by the sample covariance over the dates of the report.',
  ];
  return { id: 'conventions', title: 'Conventions', blocks: [list(items)] };
}

function allocationNote({ meta_allocation: allocation, backtest }: MetaFacts['config']): string {
  if (allocation.mode === 'static')
    return 'Allocation: one on the whole history, lived through in that same history. In-sample.';
  const { train_window, test_window, step_size } = allocation;
  return `Allocation: ${windowsNote({ ...backtest, train_window, test_window, step_size })}`;
}

/** How the windows of a walk-forward lie. */
export function windowsNote(settings: WindowSettings): string {
  const { train_window, test_window, step_size, anchored, purge, embargo } = settings;
  const start = anchored ? ', anchored at the first date' : '';
  return `walk-forward, train ${train_window}${start}, test ${test_window}, step ${step_size}, purge ${purge}, embargo ${embargo} observations. A window sees nothing at or after its test dates.`;
}

/** When weights are set, and what becomes of them until the next time. */
export function rebalanceNote(holding: 'sleeve' | 'asset', { rebalance, drift_tolerance }: BacktestBlock): string {
  if (rebalance === 'window')
    return `Drift: ${holding} weights are set at the start of a window and drift with returns to its end.`;
  return `Drift: ${holding} weights are set at the start of a window and traded back on any day on which one is off by more than ${percent(drift_tolerance)}.`;
}

/** What trading costs. */
export function costNote({ slippage, commission, borrow_rate_annual }: BacktestBlock): string {
  const borrow = borrow_rate_annual === 0 ? '' : ` Shorts pay ${percent(borrow_rate_annual)} a year.`;
  return `Costs: slippage ${percent(slippage)} and commission ${percent(commission)} of the traded value, one way, taken from the return of the observation that the trade precedes.${borrow}`;
}

/** How the figures of a stream are made. */
export function measureNotes({ calendar, periods_per_year: periods }: CalendarFile): string[] {
  return [
    `Annual figures: ${periods} observations a year (calendar ${calendar}); return geometric, arithmetic under 30 observations; volatility with ddof 1; Sharpe and Sortino without a risk-free rate.`,
    'Max drawdown is of compounded wealth; CVaR 95 is the mean loss of one observation at or below the 5 % quantile. Both are losses, so positive.',
  ];
}
