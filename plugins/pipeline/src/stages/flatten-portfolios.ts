import type { Portfolio } from './portfolio.js';
import { portfolio } from './portfolio.js';

/** A child of a meta: its weight there, and the portfolio it holds. */
export interface HeldPortfolio {
  readonly id: string;
  readonly weight: number;
  readonly portfolio: Portfolio;
}

/**
 * Asset weight = Σ over paths of the product of the weights along the path; one physical asset is summed with its sign.
 * Contributors keep their path: the child's id, then the path inside the child.
 */
export function flattenPortfolios(held: readonly HeldPortfolio[]): Portfolio {
  return portfolio(
    held.flatMap(({ id, weight, portfolio: { weights } }) =>
      weights.flatMap(({ symbol, net_weight, contributors }) => {
        const below = contributors.length === 0 ? [{ sleeve: '', weight: net_weight }] : contributors;
        return below.map((part) => ({
          symbol,
          contributor: { sleeve: part.sleeve === '' ? id : `${id}/${part.sleeve}`, weight: weight * part.weight },
        }));
      }),
    ),
  );
}
