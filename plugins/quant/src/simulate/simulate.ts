import type { Simulator } from '../names.js';
import { simulateCustom } from './custom.js';
import { simulateCvxportfolio } from './cvxportfolio.js';
import type { Simulation } from './options.js';
import type { SimulatedPortfolio } from './simulated-portfolio.js';

const BY_NAME: Readonly<Record<Simulator, (simulation: Simulation) => SimulatedPortfolio>> = {
  custom: simulateCustom,
  cvxportfolio: simulateCvxportfolio,
};

/**
 * Lives through T rows of returns with a simulator's conventions: `custom` ({@link simulateCustom}) or `cvxportfolio`
 * ({@link simulateCvxportfolio}). Both take one options type and give one result, so that a run can switch by name.
 *
 * | | custom | cvxportfolio |
 * |---|---|---|
 * | trading | before the row's return, weights × equity before costs | the same |
 * | cost of a trade | a·∣u∣ | a·∣u∣ + b·σ·∣u∣^1.5/√V |
 * | borrow fee | simple, rate / `periods` a row | compounds over calendar days |
 * | cash | no return | `cashReturns`, also on proceeds of shorts and on debt |
 * | loss of a short on a row | at most its value before | no bound |
 * | no return on a row | stays flat, may be traded | becomes cash, is not traded |
 *
 * @returns T returns of the portfolio, fractions per row, and its final state
 * @throws {@link InvalidInputError} as the simulator does
 *
 * Source: that of each simulator.
 */
export function simulate(name: Simulator, simulation: Simulation): SimulatedPortfolio {
  return BY_NAME[name](simulation);
}
