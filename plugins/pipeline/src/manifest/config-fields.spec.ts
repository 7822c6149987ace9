import { describe, expect, test } from 'vitest';
import { workspaceOf } from '../storage/testing/workspace.js';
import { configFields } from './config-fields.js';
import { loadManifest } from './load-manifest.js';
import { manifestOf } from './testing/manifest.js';

describe('the fields that can change settings of a profile', () => {
  test('are those of the defaults and of the whole chain of profiles, in every file of the chain', () => {
    const workspaceRoot = workspaceOf({
      'configs/canary.json': '{"extends": "manifest.json"}',
      'configs/manifest.json': '{"profiles": {"base": {}, "a": {"extends": "base"}}}',
    });
    const manifest = loadManifest({ workspaceRoot, path: 'configs/canary.json' });
    const fields = [
      'extends',
      'defaults.risk',
      'defaults.backtest.slippage',
      'profiles.base.extends',
      'profiles.base.risk',
      'profiles.base.backtest.slippage',
      'profiles.a.extends',
      'profiles.a.risk',
      'profiles.a.backtest.slippage',
    ];
    expect(configFields(manifest, 'a', ['risk', 'backtest.slippage'])).toEqual([
      { file: 'configs/manifest.json', fields },
      { file: 'configs/canary.json', fields },
    ]);
  });

  test('leave out what is left out of a block, in every layer', () => {
    const manifest = manifestOf({ profiles: { base: {}, a: { extends: 'base' } } });
    expect(configFields(manifest, 'a', ['risk', '!risk.profiles'])).toEqual([
      {
        file: manifest.path,
        fields: [
          'extends',
          'defaults.risk',
          'profiles.base.extends',
          'profiles.base.risk',
          'profiles.a.extends',
          'profiles.a.risk',
        ],
        excludeFields: ['defaults.risk.profiles', 'profiles.base.risk.profiles', 'profiles.a.risk.profiles'],
      },
    ]);
  });

  test('include the windows of backtest, from which the allocation takes its own', () => {
    const manifest = manifestOf({ profiles: { m: { sleeves: [{ id: 'x', profile: 'a' }] } } });
    expect(configFields(manifest, 'm', ['sleeves', 'meta_allocation'])[0]?.fields).toEqual([
      'extends',
      'defaults.meta_allocation',
      'defaults.backtest.train_window',
      'defaults.backtest.test_window',
      'defaults.backtest.step_size',
      'profiles.m.extends',
      'profiles.m.sleeves',
      'profiles.m.meta_allocation',
      'profiles.m.backtest.train_window',
      'profiles.m.backtest.test_window',
      'profiles.m.backtest.step_size',
    ]);
  });

  test('are none for a setting that no profile has', () => {
    const manifest = manifestOf({ profiles: { a: {} } });
    for (const setting of [
      'rsk',
      'risk.cluster_capp',
      'risk.toString',
      'toString',
      '',
      '!rsk',
      '!risk.profile',
      'risk.hrp.mode',
    ]) {
      expect(() => configFields(manifest, 'a', [setting])).toThrow(
        `configFields: a profile has no setting ${setting.replace('!', '')}.`,
      );
    }
  });

  test('are none for an unknown profile', () => {
    const manifest = manifestOf({ profiles: { a: {} } });
    expect(() => configFields(manifest, 'b', ['risk'])).toThrow('the profile is unknown, got "b"');
  });
});
