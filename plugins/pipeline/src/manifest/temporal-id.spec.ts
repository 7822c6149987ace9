import { describe, expect, test } from 'vitest';
import { resolveProfile } from './resolve-profile.js';
import { temporalId } from './temporal-id.js';
import { manifestOf } from './testing/manifest.js';

const idOf = (backtest: object, asOf = '2024-12-31') =>
  temporalId(resolveProfile(manifestOf({ profiles: { a: { backtest } } }), 'a'), asOf);

describe('the temporal id', () => {
  // Provenance: Python 3, hashlib and json.dumps(sort_keys=True, separators=(',', ':')) over the eight values.
  test('is the digest that an independent program computes', () => {
    expect(idOf({})).toBe('9932fc3cfcc9');
    expect(idOf({ lookback_days: 'all', anchored: true, step_size: 20, purge: 5, embargo: 3 }, '2020-02-29')).toBe(
      'a1ce6db02961',
    );
  });

  test.each([
    { lookback_days: 600 },
    { train_window: 100 },
    { test_window: 20 },
    { step_size: 20 },
    { anchored: true },
    { purge: 1 },
    { embargo: 1 },
  ])('changes with %o', (backtest) => {
    expect(idOf(backtest)).not.toBe(idOf({}));
  });

  test('changes with the last date', () => {
    expect(idOf({}, '2024-12-30')).not.toBe(idOf({}));
  });

  test('does not change with the costs, nor with a default that is written out', () => {
    expect(idOf({ slippage: 0.01, commission: 0, rebalance: 'daily', step_size: 40 })).toBe(idOf({}));
  });
});
