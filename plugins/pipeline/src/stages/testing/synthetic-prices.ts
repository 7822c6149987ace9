import { sessionsBetween } from '../../data/calendar.js';

export interface SyntheticPrices {
  readonly symbols: readonly string[];
  readonly seed: number;
  readonly rows: number;
}

/** The first sessions of XNYS from 3 January 2022. */
export function sessions(rows: number): string[] {
  return sessionsBetween('XNYS', '2022-01-03', '2023-12-29').slice(0, rows);
}

/** A wide CSV of prices that drift up and share a market; the same seed gives the same text on every machine. */
export function syntheticPrices({ symbols, seed, rows }: SyntheticPrices): string {
  const next = generator(seed);
  const prices = symbols.map(() => 100);
  const lines = sessions(rows).map((date) => {
    const market = 0.02 * (next() - 0.5);
    symbols.forEach((_, j) => {
      prices[j] = prices[j]! * (1 + 0.0005 + market * (0.5 + j / symbols.length) + 0.03 * (next() - 0.5));
    });
    return [date, ...prices.map((price) => price.toFixed(4))].join(',');
  });
  return `${[['date', ...symbols].join(','), ...lines].join('\n')}\n`;
}

/** A table with another future: from a date on, every rise is a fall and every fall a rise, of three times the size. */
export function bend(csv: string, from: string): string {
  const [header, ...rows] = csv.trimEnd().split('\n');
  const pivot = rows.findLast((row) => row < from)!.split(',');
  const bent = rows.map((row) => {
    const [date, ...prices] = row.split(',');
    if (row < from) return row;
    return [date, ...prices.map((price, j) => (Number(pivot[j + 1]) ** 4 / Number(price) ** 3).toFixed(4))].join(',');
  });
  return `${[header, ...bent].join('\n')}\n`;
}

/** Uniform numbers in [0, 1): a linear congruential generator modulo 2^32 (Knuth and Lewis' constants). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
