import { performance } from '@metafolio/quant';
import { percent, ratio } from '../report/format.js';
import type { WalkForwardStream } from './walk-forward-stream.js';

/** A walk-forward in a line of the terminal. */
export function summarizeStream({ stream, decisions }: WalkForwardStream, periods: number): string {
  const { returnAnnual, volatilityAnnual, sharpe } = performance(stream.matrix.values, periods);
  const solved = decisions.filter(({ status }) => status === 'success').length;
  return `return ${percent(returnAnnual)}, volatility ${percent(volatilityAnnual)}, Sharpe ${ratio(sharpe)}, solved ${solved} of ${decisions.length}`;
}
