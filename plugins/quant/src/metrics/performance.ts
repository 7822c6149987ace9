import { InvalidInputError } from '../errors.js';
import { annualReturn } from './annual-return.js';
import { calmar } from './calmar.js';
import { maxDrawdownCompounded, maxDrawdownUncompounded, ulcerIndex } from './drawdown.js';
import { omega } from './omega.js';
import { requirePeriods } from './periods.js';
import { excessKurtosis, skewness } from './sample-moments.js';
import { sharpe } from './sharpe.js';
import { sortino } from './sortino.js';
import { conditionalValueAtRisk95, tailRatio, valueAtRisk95 } from './tail.js';
import { volatilityAnnual } from './volatility.js';
import { winRate } from './win-rate.js';

/**
 * Every metric of one return stream. Fractions, ratios and losses are as the function of the same name defines them;
 * nothing is clipped: an extreme value, an infinity or a NaN stands as it is.
 */
export interface Performance {
  readonly observations: number;
  /** Observations a year that the annual figures were made with. */
  readonly periods: number;
  readonly returnAnnual: number;
  /** How `returnAnnual` was made: arithmetic under 30 observations. */
  readonly returnAnnualMethod: 'geometric' | 'arithmetic';
  readonly volatilityAnnual: number;
  readonly sharpe: number;
  readonly sortino: number;
  readonly calmar: number;
  readonly omega: number;
  readonly maxDrawdownCompounded: number;
  readonly maxDrawdownUncompounded: number;
  readonly ulcerIndex: number;
  readonly valueAtRisk95: number;
  readonly conditionalValueAtRisk95: number;
  readonly tailRatio: number;
  readonly winRate: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
}

/**
 * All metrics of one return stream in one record.
 *
 * @param returns - n simple returns, n ≥ 1; a NaN makes every metric NaN
 * @param periods - observations a year, from the calendar: 252 or 365
 * @throws {@link InvalidInputError} for no returns, or periods that are not a positive number
 *
 * Source: that of each metric.
 */
export function performance(returns: Float64Array, periods: number): Performance {
  requireReturns(returns);
  requirePeriods(periods, 'performance: periods');
  const annual = annualReturn(returns, periods);
  return {
    observations: returns.length,
    periods,
    returnAnnual: annual.value,
    returnAnnualMethod: annual.method,
    volatilityAnnual: volatilityAnnual(returns, periods),
    sharpe: sharpe(returns, periods),
    sortino: sortino(returns, periods),
    calmar: calmar(returns, periods),
    omega: omega(returns),
    maxDrawdownCompounded: maxDrawdownCompounded(returns),
    maxDrawdownUncompounded: maxDrawdownUncompounded(returns),
    ulcerIndex: ulcerIndex(returns),
    valueAtRisk95: valueAtRisk95(returns),
    conditionalValueAtRisk95: conditionalValueAtRisk95(returns),
    tailRatio: tailRatio(returns),
    winRate: winRate(returns),
    skewness: skewness(returns),
    excessKurtosis: excessKurtosis(returns),
  };
}

function requireReturns(returns: Float64Array): void {
  if (returns.length > 0) return;
  throw new InvalidInputError({
    where: 'performance: returns',
    rule: 'a stream has at least one return',
    got: 0,
    expected: '1 or more',
    cause: 'No window was simulated.',
  });
}
