import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workspaceOf } from '../storage/testing/workspace.js';
import { valueAt } from './config/config-document.js';
import { deepMerge } from './config/deep-merge.js';
import { type ConfigFields, configFields } from './config-fields.js';
import { loadManifest } from './load-manifest.js';
import type { Manifest } from './manifest.js';
import { resolveProfile } from './resolve-profile.js';

/** Settings and the values that a layer may give them. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  'risk.max_weight': [0.5, 0.6],
  'risk.hrp.mode': ['pypfopt', 'skfolio'],
  'backtest.train_window': [100, 110],
  'backtest.test_window': [20, 30],
  'backtest.step_size': [5, 10],
  'meta_allocation.train_window': [50, 60],
  'meta_allocation.test_window': [3, 4],
  'meta_allocation.step_size': [1, 2],
};
const LAYERS = ['defaults', 'profiles.m', 'profiles.base', 'profiles.other'];

/** One setting of one layer of one file; `undefined` takes it out. */
const EDIT = fc.constantFrom('top.json', 'bottom.json').chain((file) =>
  fc.oneof(
    fc.constantFrom('base', 'other').map((value) => ({ file, path: 'profiles.m.extends', value })),
    fc
      .tuple(fc.constantFrom(...LAYERS), fc.constantFrom(...Object.entries(VALUES)))
      .chain(([layer, [setting, values]]) =>
        fc
          .constantFrom(undefined, ...values)
          .map((value) => ({ file, path: `${layer}.${setting}`, value: value as unknown })),
      ),
  ),
);
const EDITS = fc.array(EDIT, { minLength: 1, maxLength: 6 });

const SETTINGS = [
  'risk',
  'risk.max_weight',
  'risk.hrp',
  'backtest',
  ...Object.keys(VALUES).filter((key) => !key.includes('hrp')),
  'meta_allocation',
  'sleeves',
];

const SLEEVES = [{ id: 'x', profile: 'sleeve' }];

/** A manifest over another one, after these edits in their order. */
function edited(edits: readonly { file: string; path: string; value: unknown }[]): Manifest {
  const base = { sleeves: SLEEVES };
  const bottom = {
    profiles: { m: { extends: 'base' }, base, other: { sleeves: [...SLEEVES, { id: 'y', profile: 'sleeve' }] } },
  };
  const files: Record<string, unknown> = { 'top.json': { extends: 'bottom.json' }, 'bottom.json': bottom };
  for (const { file, path, value } of edits) {
    const change = path.split('.').reduceRight<unknown>((below, key) => ({ [key]: below }), value);
    files[file] = deepMerge(files[file], change);
  }
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]);
  return loadManifest({ workspaceRoot: workspaceOf(Object.fromEntries(texts)), path: 'top.json' });
}

const settingOf = (manifest: Manifest, setting: string) =>
  JSON.stringify(valueAt({ value: resolveProfile(manifest, 'm') }, setting.split('.')));

/** What the files of a manifest hold in these fields. */
function held({ sources }: Manifest, fields: readonly ConfigFields[]): unknown[] {
  return fields.flatMap(({ file, fields: paths }) => {
    const source = sources.find((document) => document.file === file)!;
    return paths.map((path) => valueAt(source, path.split('.')));
  });
}

test('an edit that changes a setting touches one of its fields', () => {
  let changes = 0;
  fc.assert(
    fc.property(EDITS, EDIT, (edits, last) => {
      const [before, after] = [edited(edits), edited([...edits, last])];
      for (const setting of SETTINGS) {
        if (settingOf(before, setting) === settingOf(after, setting)) continue;
        changes += 1;
        const fields = configFields(after, 'm', [setting]);
        expect(held(after, fields)).not.toEqual(held(before, fields));
      }
    }),
    { numRuns: 100 },
  );
  expect(changes).toBeGreaterThan(30);
});
