import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, returnsMatrix } from '../matrix/returns-matrix.js';
import { regimeOf } from './regime.js';

/** One asset that swings by the amplitude of each row in turn. */
const swinging = (amplitudes: readonly number[]): ReturnsMatrix =>
  returnsMatrix(
    ['a'],
    Float64Array.from(amplitudes, (amplitude, t) => (t % 2 === 0 ? amplitude : -amplitude)),
  );
const rising = Array.from({ length: 100 }, (_, t) => 0.01 + t * 1e-4);

describe('regimeOf', () => {
  it('is CRISIS where volatility has never been higher', () => {
    expect(regimeOf(swinging(rising))).toBe('CRISIS');
  });

  it('is QUIET where volatility has never been lower', () => {
    expect(regimeOf(swinging(rising.toReversed()))).toBe('QUIET');
  });

  it('is NORMAL or TURBULENT by where the last volatility stands among the others', () => {
    // Volatility rises and comes back part of the way, by steps that leave the last one at the named share of history.
    const backTo = (share: number) => [...rising, ...rising.slice(Math.round(100 * share)).toReversed()];
    expect(regimeOf(swinging(backTo(0.5)))).toBe('NORMAL');
    expect(regimeOf(swinging(backTo(0.82)))).toBe('TURBULENT');
  });

  it('is NORMAL where volatility never changes', () => {
    expect(regimeOf(swinging(new Array(100).fill(0.01)))).toBe('NORMAL');
  });

  it('is NORMAL with up to 20 rows: no volatility, or a single one', () => {
    expect(regimeOf(swinging(rising.slice(0, 19)))).toBe('NORMAL');
    expect(regimeOf(swinging(rising.slice(0, 20)))).toBe('NORMAL');
    expect(regimeOf(swinging(rising.slice(0, 21)))).toBe('CRISIS');
  });

  it('leaves NaN out of the universe’s mean, and rows without any return out of the history', () => {
    const { values } = swinging(rising);
    const gaps = Float64Array.from({ length: 2 * values.length }, (_, k) => (k % 2 === 0 ? values[k / 2] : Number.NaN));
    const emptyRows = Float64Array.from([Number.NaN, Number.NaN, ...gaps, Number.NaN, Number.NaN]);
    expect(regimeOf(returnsMatrix(['a', 'late'], emptyRows))).toBe('CRISIS');
  });

  it('is the same for any scale of the returns', () => {
    const returns = swinging([...rising, ...rising.slice(82).toReversed()]);
    expect(regimeOf({ ...returns, values: returns.values.map((value) => value * 4) })).toBe(regimeOf(returns));
  });
});
