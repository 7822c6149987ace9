import { InvalidInputError } from '../errors.js';
import { requireCalendarDays } from './calendar-days.js';
import type { Simulation } from './options.js';
import { requireRate } from './require-simulation.js';

/**
 * Holds the contract of the fields that only `cvxportfolio` reads.
 *
 * @throws {@link InvalidInputError} when an argument breaks it
 */
export function requireMarket(simulation: Simulation): void {
  const { returns, borrowRateAnnual = 0, calendarDays, cashReturns, marketImpact } = simulation;
  const { rows, values } = returns;
  if (borrowRateAnnual > 0) {
    requireCalendarDays(calendarDays ?? new Int32Array(0), rows, 'simulate: calendarDays');
  }
  if (cashReturns !== undefined) requireNumbers('cashReturns', cashReturns, { length: rows, least: -1, gaps: false });
  if (marketImpact === undefined) return;
  const { coefficient, volumes, volatilities } = marketImpact;
  requireRate('marketImpact.coefficient', coefficient);
  requireNumbers('marketImpact.volumes', volumes, { length: values.length, least: 0, gaps: true });
  requireNumbers('marketImpact.volatilities', volatilities, { length: values.length, least: 0, gaps: true });
}

interface Numbers {
  readonly length: number;
  readonly least: number;
  /** Whether NaN may stand for "unknown". */
  readonly gaps: boolean;
}

function requireNumbers(name: string, numbers: Float64Array, { length, least, gaps }: Numbers): void {
  const broken = numbers.findIndex(
    (value) => !(value >= least && value < Number.POSITIVE_INFINITY) && !(gaps && Number.isNaN(value)),
  );
  if (numbers.length === length && broken === -1) return;
  throw new InvalidInputError({
    where: `simulate: ${name}`,
    rule: 'there is one number for each return, in its range',
    got: numbers.length === length ? `${numbers[broken]} at ${broken}` : `${numbers.length} numbers`,
    expected: `${length} numbers, each finite and at least ${least}`,
    cause: 'They were cut to other rows or assets than the returns, or the source has errors.',
  });
}
