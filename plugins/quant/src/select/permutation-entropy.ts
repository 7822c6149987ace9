import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { completeColumns, recent } from './complete-columns.js';

/** Rows the entropy looks back on. */
const LOOKBACK_ROWS = 120;
/** Length of an ordinal pattern; the delay between its elements is 1. */
const ORDER = 5;
/** 5!, the ordinal patterns there are. */
const PATTERNS = 120;

/**
 * Permutation entropy of each asset over the last 120 rows (all, where there are fewer), of order 5 and delay 1, divided
 * by ln 5!: 0 for a monotone path, towards 1 for noise. Of equal returns the earlier ranks lower. 116 patterns cannot
 * fill 120 cells evenly, so white noise comes to about 0.9 and the largest value is ln 116 / ln 120 = 0.993.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N numbers in [0, 1]; NaN for T < 5
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Bandt, Pompe (2002), "Permutation entropy: a natural complexity measure for time series".
 */
export function permutationEntropy(returns: ReturnsMatrix): Float64Array {
  return Float64Array.from(completeColumns(returns, 'permutationEntropy'), permutationEntropyOf);
}

/** Permutation entropy of one series. */
export function permutationEntropyOf(series: Float64Array): number {
  const rows = recent(series, LOOKBACK_ROWS);
  const total = rows.length - ORDER + 1;
  if (total < 1) return Number.NaN;
  const counts = new Int32Array(PATTERNS);
  for (let start = 0; start < total; start++) counts[patternOf(rows, start)]++;
  return entropyOf(counts, total) / Math.log(PATTERNS);
}

/**
 * Σ c/n·ln(n/c) as Σ e·ln p / n over the primes p, with whole exponents e: counts of the same entropy, such as
 * {4, 1, 1, 1, 1} and {2, 2, 2, 2}, have it to the last bit and tie in rank.
 */
function entropyOf(counts: Int32Array, total: number): number {
  const exponents = new Int32Array(PATTERNS);
  addPower(exponents, total, total);
  for (let pattern = 0; pattern < PATTERNS; pattern++) addPower(exponents, counts[pattern], -counts[pattern]);
  return exponents.reduce((sum, exponent, p) => (exponent === 0 ? sum : sum + exponent * Math.log(p)), 0) / total;
}

/** Adds the prime factors of base^exponent. */
function addPower(exponents: Int32Array, base: number, exponent: number): void {
  let rest = base;
  for (let p = 2; rest > 1; p++) {
    for (; rest % p === 0; rest /= p) exponents[p] += exponent;
  }
}

/** Number of the ordinal pattern in [0, 5!): the Lehmer code, digit i counts the later elements that rank lower. */
function patternOf(series: Float64Array, start: number): number {
  const a = series[start];
  const b = series[start + 1];
  const c = series[start + 2];
  const d = series[start + 3];
  const e = series[start + 4];
  const belowA = ranksLower(b, a) + ranksLower(c, a) + ranksLower(d, a) + ranksLower(e, a);
  const belowB = ranksLower(c, b) + ranksLower(d, b) + ranksLower(e, b);
  const belowC = ranksLower(d, c) + ranksLower(e, c);
  return ((belowA * 4 + belowB) * 3 + belowC) * 2 + ranksLower(e, d);
}

/** Written out and added up, because a branch on noise costs more than the comparison. */
function ranksLower(later: number, earlier: number): number {
  return later < earlier ? 1 : 0;
}
