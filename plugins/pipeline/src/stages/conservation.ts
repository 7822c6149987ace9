import { flattenPortfolios, type HeldPortfolio } from './flatten-portfolios.js';
import { type Portfolio, portfolio } from './portfolio.js';

/** Largest difference of a weight that rounding explains, relative to the gross exposure. */
const TOLERANCE = 1e-12;

/**
 * What a stated portfolio does not conserve: net and gross are the sums over its assets, and the weight of an asset is the sum over
 * the paths that lead to it.
 *
 * @param held - the children and their weights, where they are known: then the paths are walked anew
 * @returns one text a fault
 */
export function conservationFaults(stated: Portfolio, held?: readonly HeldPortfolio[]): string[] {
  const own = differences(stated, portfolio(partsOf(stated)));
  return held === undefined || own.length > 0 ? own : differences(stated, flattenPortfolios(held));
}

/** The parts that the portfolio itself lists. */
function partsOf({ weights }: Portfolio): Parameters<typeof portfolio>[0] {
  return weights.flatMap(({ symbol, net_weight, contributors }) => {
    const parts = contributors.length === 0 ? [{ sleeve: '', weight: net_weight }] : contributors;
    return parts.map((contributor) => ({ symbol, contributor }));
  });
}

function differences(stated: Portfolio, summed: Portfolio): string[] {
  const tolerance = TOLERANCE * Math.max(summed.gross, 1);
  const states = new Map(stated.weights.map(({ symbol, net_weight }) => [symbol, net_weight]));
  const sums = new Map(summed.weights.map(({ symbol, net_weight }) => [symbol, net_weight]));
  const pairs: [string, number, number][] = [
    ...[...new Set([...states.keys(), ...sums.keys()])].map((symbol): [string, number, number] => [
      symbol,
      states.get(symbol) ?? 0,
      sums.get(symbol) ?? 0,
    ]),
    ['net', stated.net, summed.net],
    ['gross', stated.gross, summed.gross],
  ];
  return pairs
    .filter(([, state, sum]) => !(Math.abs(state - sum) <= tolerance))
    .map(([name, state, sum]) => `${name} is ${state}, the sum over the paths ${sum}`);
}
