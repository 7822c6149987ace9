import { sessionsBetween } from '@metafolio/pipeline';

/** The sleeves of the example: names of assets, yearly drift and daily volatility of their prices. */
export const EXAMPLE_SLEEVES = [
  { name: 'example_growth', symbols: ['GROWTH_A', 'GROWTH_B', 'GROWTH_C', 'GROWTH_D', 'GROWTH_E'], daily: 0.016 },
  { name: 'example_income', symbols: ['INCOME_A', 'INCOME_B', 'INCOME_C', 'INCOME_D', 'INCOME_E'], daily: 0.007 },
] as const;

/** The meta-portfolio over them. */
export const EXAMPLE_META = 'example';

/**
 * Prices that nobody ever paid: random walks with a market in common, as a wide CSV over two years of XNYS sessions. The same on every
 * machine.
 */
export function examplePrices({ symbols, daily }: (typeof EXAMPLE_SLEEVES)[number]): string {
  const uniform = generator(symbols.length + Math.round(daily * 1e6));
  const noise = () => Math.sqrt(12) * (uniform() - 0.5);
  const prices = symbols.map(() => 100);
  const rows = sessionsBetween('XNYS', '2023-01-03', '2024-12-31').map((date) => {
    const market = noise();
    for (const [j, price] of prices.entries()) {
      prices[j] = price * (1 + 0.0005 + daily * (0.6 * market + 0.8 * noise()));
    }
    return [date, ...prices.map((price) => price.toFixed(2))].join(',');
  });
  return `${[['date', ...symbols].join(','), ...rows].join('\n')}\n`;
}

/** Uniform numbers in [0, 1): a linear congruential generator modulo 2^32 (Knuth and Lewis' constants). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
