import { describe, expect, it } from 'vitest';
import { returnsMatrix, sliceRows } from '../matrix/returns-matrix.js';
import { clustersOf } from './clusters.js';
import { groupedReturns, uniforms } from './testing/grouped-returns.js';

const lookbacks = [60, 120, 200];

describe('clustersOf', () => {
  const returns = groupedReturns(5, 210, [3, 2, 4]);

  it('finds the groups that move together, numbered by their first column', () => {
    expect(clustersOf(returns, lookbacks, 0.5)).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 2]);
  });

  it('does not depend on the mean returns', () => {
    const lifted = { ...returns, values: returns.values.map((value) => value + 5) };
    expect(clustersOf(lifted, lookbacks, 0.5)).toEqual(clustersOf(returns, lookbacks, 0.5));
  });

  it('leaves out the lookbacks that do not fit, and takes all rows where none does', () => {
    const recent = sliceRows(returns, 90, 210);
    expect(clustersOf(recent, [60, 120, 121], 0.3)).toEqual(clustersOf(recent, [60, 120], 0.3));
    expect(clustersOf(recent, [121], 0.3)).toEqual(clustersOf(recent, [120], 0.3));
  });

  it('averages over the lookbacks: a pair together only lately is split by the longer look', () => {
    const next = uniforms(1);
    const a = Array.from({ length: 200 }, () => next() - 0.5);
    const b = a.map((value, t) => (t < 140 ? next() - 0.5 : value));
    const pair = returnsMatrix(
      ['a', 'b'],
      Float64Array.from({ length: 400 }, (_, k) => (k % 2 ? b : a)[k >> 1]),
    );
    expect(clustersOf(pair, [60], 0.2)).toEqual([0, 0]);
    expect(clustersOf(pair, [60, 200], 0.2)).toEqual([0, 1]);
  });

  it('cuts Ward’s heights: two uncorrelated pairs merge at √2·√½ = 1, not at √½', () => {
    const [a, b] = [
      [0.01, 0.01, -0.01, -0.01],
      [0.01, -0.01, 0.01, -0.01],
    ];
    const rows = Array.from({ length: 60 }, (_, t) => [a, a, b, b].map((cycle) => cycle[t % 4]));
    const pairs = returnsMatrix(['a', 'a twin', 'b', 'b twin'], Float64Array.from(rows.flat()));
    expect(clustersOf(pairs, [60], 0.99)).toEqual([0, 0, 1, 1]);
    expect(clustersOf(pairs, [60], 1.01)).toEqual([0, 0, 0, 0]);
  });

  it('is at most 25 clusters', () => {
    const next = uniforms(2);
    const strangers = returnsMatrix(
      Array.from({ length: 40 }, (_, j) => `asset ${j}`),
      Float64Array.from({ length: 40 * 80 }, next),
    );
    expect(Math.max(...clustersOf(strangers, lookbacks, 0))).toBe(24);
  });

  it('of one asset is one cluster', () => {
    expect(clustersOf(groupedReturns(5, 80, [1]), lookbacks, 0.5)).toEqual([0]);
  });

  it('takes an asset that is constant within a lookback as uncorrelated there', () => {
    const values = returns.values.slice();
    for (let t = 150; t < 210; t++) values[t * 9] = 0;
    const halted = { ...returns, values };
    expect(clustersOf(halted, [60], 0.5)).toEqual([0, 1, 1, 2, 2, 3, 3, 3, 3]);
    expect(clustersOf(halted, [60, 120], 0.7)[0]).toBe(0);
  });
});
