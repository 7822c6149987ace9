import { afterEach, describe, expect, it, vi } from 'vitest';
import { syntheticReturns } from '../optimize/testing/synthetic-returns.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The module as a host sees it that has WebAssembly, and as one that has none. */
async function onBothHosts<Module>(load: () => Promise<Module>): Promise<[Module, Module]> {
  vi.resetModules();
  const withSimd = await load();
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  return [withSimd, await load()];
}

describe('a host without WebAssembly', () => {
  it('has no kernel', async () => {
    const [one, other] = await onBothHosts(() => import('./gram-strip.js'));
    const factors = { series: (target: Float64Array) => target.set([1, 2]), count: 1, length: 2 };
    expect(one.stripKernel(factors)).not.toBeNull();
    expect(other.stripKernel(factors)).toBeNull();
  });

  it.each([
    [1, 2],
    [5, 30],
    [9, 61],
  ])('gives the same bits of %i series of %i rows', async (cols, rows) => {
    const { values } = syntheticReturns({ rows, cols, seed: 3 });
    const [one, other] = await onBothHosts(() => import('./gram.js'));
    expect(other.gram(values, cols, rows)).toEqual(one.gram(values, cols, rows));
  });

  it.each([5, 8, 30])('gives the same products of %i rows with a vector', async (n) => {
    const { values } = syntheticReturns({ rows: n + 1, cols: n, seed: 3 });
    const [one, other] = await onBothHosts(() => import('./resident-rows.js'));
    const productsOf = ({ residentRows, ROWS_AT_ONCE }: typeof one) => {
      const { vector, products } = residentRows(values.slice(n), n);
      vector.set(values.slice(0, n));
      return Array.from({ length: Math.ceil(n / ROWS_AT_ONCE) }, (_, k) => Array.from(products(k * ROWS_AT_ONCE)));
    };
    expect(productsOf(other)).toEqual(productsOf(one));
  });

  it('grows the same tree of columns', async () => {
    const [one, other] = await onBothHosts(() => import('../cluster/column-tree.js'));
    for (const n of [2, 9, 40]) {
      const { values } = syntheticReturns({ rows: n, cols: n, seed: 6 });
      expect(other.columnTree(values, n)).toEqual(one.columnTree(values, n));
    }
  });

  it.each([3, 4])('slides covariances over %i rows a step to the same bits', async (step) => {
    const returns = syntheticReturns({ rows: 60, cols: 9, seed: 5 });
    const [one, other] = await onBothHosts(() => import('./sliding-covariance.js'));
    const [covarianceAt, plainAt] = [one, other].map((host) => host.slidingCovariance(returns, { rows: 31, step }));
    for (let k = 0; k < 7; k++) expect(plainAt(k)).toEqual(covarianceAt(k));
  });

  it('solves every profile to the same bytes, of few assets and of many', async () => {
    const [one, other] = await onBothHosts(() => import('../index.js'));
    for (const cols of [7, 140]) {
      const returns = syntheticReturns({ rows: 60, cols, seed: 4 });
      const options = {
        clusters: returns.assets.map((_, j) => j % 3),
        regime: 'NORMAL',
        targetReturn: 0.0002,
        targetVolatility: 0.012,
      } as const;
      for (const profile of one.RISK_PROFILES) {
        const solved = one.solve({ profile, returns, options });
        expect(other.solve({ profile, returns, options }), profile).toEqual(solved);
      }
    }
  });
});
