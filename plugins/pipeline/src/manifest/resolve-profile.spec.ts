import { describe, expect, test } from 'vitest';
import { resolveProfile } from './resolve-profile.js';
import { manifestOf } from './testing/manifest.js';

describe('a resolved profile', () => {
  test('has every default of the specification', () => {
    const { name, kind, extendsChain, ...blocks } = resolveProfile(manifestOf({ profiles: { a: {} } }), 'a');
    expect({ name, kind, extendsChain }).toEqual({ name: 'a', kind: 'sleeve', extendsChain: ['a'] });
    expect(blocks).toEqual({
      data: {},
      trust: {},
      features: {
        selection_mode: 'v3.2',
        feat_selection_logmps: true,
        feat_predictability_vetoes: true,
        feat_directional_sign_test_gate: true,
      },
      selection: {
        threshold: 0.5,
        top_n: 2,
        min_momentum_score: 0,
        min_winners: 5,
        cluster_lookbacks: [60, 120, 200],
        entropy_max_threshold: 0.95,
        efficiency_min_threshold: 0.05,
        hurst_random_walk_min: 0.48,
        hurst_random_walk_max: 0.52,
        eci_hurdle: 0,
        weights: {
          momentum: 1.7469,
          stability: 0.0458,
          liquidity: 0.2946,
          antifragility: 0.6263,
          survival: 1.4,
          efficiency: 1.5348,
          entropy: 0.0322,
          hurst_clean: 0.3485,
          adx: 1.0,
        },
      },
      risk: {
        profiles: ['min_variance', 'hrp', 'risk_parity', 'barbell', 'equal_weight'],
        engine: 'custom',
        fallback_engines: [],
        engine_time_limit_seconds: 60,
        covariance: 'ledoit_wolf',
        covariance_options: {
          half_life: 40,
          shrinkage: 0.1,
          gerber_threshold: 0.5,
          noise_variance: 'fitted',
          market_components: 1,
        },
        min_weight: 0,
        max_weight: 1,
        cluster_cap: 1,
        default_shrinkage_intensity: 0.01,
        expected_returns: 'sample',
        risk_free_rate_annual: 0,
        risk_aversion: 1,
        alpha: 0.05,
        min_acceptable_return_annual: 0,
        random_seed: 0,
        hrp: { mode: 'lopez_de_prado', codependence: 'pearson', risk_measure: 'variance' },
        herc: {
          variant: 'herc',
          codependence: 'pearson',
          linkage: 'ward',
          cluster_count: 'skfolio',
          risk_measure: 'variance',
        },
        nco: {
          inner: 'min_variance',
          outer: 'min_variance',
          codependence: 'pearson',
          linkage: 'ward',
          cluster_count: 'skfolio',
        },
        max_aggressor_clusters: 5,
      },
      backtest: {
        lookback_days: 500,
        train_window: 180,
        test_window: 40,
        step_size: 40,
        anchored: false,
        purge: 0,
        embargo: 0,
        simulator: 'custom',
        slippage: 0.0005,
        commission: 0.0001,
        rebalance: 'window',
        drift_tolerance: 0,
        borrow_rate_annual: 0,
        cash_return_annual: 0,
        market_impact: 0,
        book_size: 1e6,
      },
      health: { min_solved_ratio: 0.75, max_abs_sharpe: 10, max_volatility: 2, max_abs_return: 0.5 },
    });
  });

  test('lays the profile over its bases over the defaults, key by key; lists replace', () => {
    const manifest = manifestOf({
      defaults: {
        risk: { min_weight: 0.01, max_weight: 0.3, cluster_cap: 0.5 },
        selection: { cluster_lookbacks: [10, 20] },
      },
      profiles: {
        base: { risk: { max_weight: 0.4 }, selection: { weights: { adx: 0 }, cluster_lookbacks: [30] } },
        middle: { extends: 'base', risk: { cluster_cap: 0.6 }, selection: { weights: { momentum: 2 } } },
        top: { extends: 'middle', description: 'The top.', risk: { cluster_cap: 0.7 } },
      },
    });
    const top = resolveProfile(manifest, 'top');
    expect(top.extendsChain).toEqual(['base', 'middle', 'top']);
    expect(top.description).toBe('The top.');
    expect(top.risk).toMatchObject({ min_weight: 0.01, max_weight: 0.4, cluster_cap: 0.7 });
    expect(top.selection.weights).toMatchObject({ adx: 0, momentum: 2, survival: 1.4 });
    expect(top.selection.cluster_lookbacks).toEqual([30]);
    expect(resolveProfile(manifest, 'middle').description).toBeUndefined();
  });

  test('is a meta-portfolio when it has sleeves, its own or those of its base', () => {
    const sleeves = [{ id: 'x', profile: 'a', run_id: 'a-0123456789ab' }];
    const manifest = manifestOf({
      profiles: {
        a: {},
        m: { sleeves },
        n: { extends: 'm', parity_exceptions: [{ parameter: 'backtest.slippage', sleeve: 'x', reason: 'OTC' }] },
      },
    });
    expect(resolveProfile(manifest, 'm')).toMatchObject({ kind: 'meta', sleeves, parity_exceptions: [] });
    expect(resolveProfile(manifest, 'n')).toMatchObject({
      kind: 'meta',
      sleeves,
      parity_exceptions: [{ parameter: 'backtest.slippage', sleeve: 'x', reason: 'OTC' }],
    });
  });

  test.each([
    ['nothing', {}, { train_window: 100, test_window: 20, step_size: 10 }],
    ['a train window', { train_window: 50 }, { train_window: 50, test_window: 20, step_size: 10 }],
    ['a test window', { test_window: 30 }, { train_window: 100, test_window: 30, step_size: 30 }],
    ['all', { train_window: 1000, test_window: 5, step_size: 6 }, { train_window: 1000, test_window: 5, step_size: 6 }],
  ])('takes the windows of the allocation from backtest where it says %s itself', (_name, meta_allocation, windows) => {
    const backtest = { train_window: 100, test_window: 20, step_size: 10 };
    const manifest = manifestOf({
      profiles: { m: { sleeves: [{ id: 'x', profile: 'a' }], backtest, meta_allocation } },
    });
    const meta = resolveProfile(manifest, 'm');
    expect(meta.kind === 'meta' && meta.meta_allocation).toEqual({
      engine: 'custom',
      fallback_engines: [],
      min_weight: 0,
      max_weight: 1,
      mode: 'walk_forward',
      max_asset_weight: 0.25,
      ...windows,
    });
  });

  test('takes the step from the test window where the manifest is silent', () => {
    const manifest = manifestOf({
      profiles: { a: { backtest: { test_window: 7 } }, b: { backtest: { step_size: 3 } } },
    });
    expect(resolveProfile(manifest, 'a').backtest.step_size).toBe(7);
    expect(resolveProfile(manifest, 'b').backtest.step_size).toBe(3);
  });

  test('has the same bytes whether a default is written out or not, in whatever order', () => {
    const written = { step_size: 40, test_window: 40, lookback_days: 500, borrow_rate_annual: 0 };
    const manifest = manifestOf({ profiles: { a: { backtest: written } } });
    const silent = manifestOf({ profiles: { a: {} } });
    expect(JSON.stringify(resolveProfile(manifest, 'a'))).toBe(JSON.stringify(resolveProfile(silent, 'a')));
  });

  test('is frozen all the way down, and the manifest is not', () => {
    const manifest = manifestOf({ profiles: { m: { sleeves: [{ id: 'x', profile: 'a' }] } } });
    const everyObject = (value: unknown): object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(everyObject)] : [];
    const objects = everyObject(resolveProfile(manifest, 'm'));
    expect(objects.length).toBeGreaterThan(12);
    expect(objects.filter((object) => !Object.isFrozen(object))).toEqual([]);
    expect(everyObject(manifest.document).filter(Object.isFrozen)).toEqual([]);
  });

  test.each(['prodution', 'constructor', '__proto__'])('is refused under the unknown name %s', (name) => {
    const manifest = manifestOf({ profiles: { production: {} } });
    const cause = name === 'prodution' ? 'Did you mean "production"?' : 'Add it to the profiles of the manifest.';
    const message = `configs/manifest.json: the profile is unknown, got "${name}" (expected one of "production"). ${cause}`;
    expect(() => resolveProfile(manifest, name)).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });
});
