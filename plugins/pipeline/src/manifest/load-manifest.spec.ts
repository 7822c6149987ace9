import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceOf } from '../storage/testing/workspace.js';
import { loadManifest } from './load-manifest.js';
import { resolveProfile } from './resolve-profile.js';

describe('a manifest', () => {
  test('lies over the one that it extends, which is named relative to it', () => {
    const workspaceRoot = workspaceOf({
      'configs/forks/canary.json':
        '{"extends": "../manifest.json", "profiles": {"a": {"risk": {"max_weight": 0.2}}, "b": {"extends": "a"}}}',
      'configs/manifest.json':
        '{"extends": "base/base.json", "max_depth": 3, "profiles": {"a": {"risk": {"min_weight": 0.1}}}}',
      'configs/base/base.json':
        '{"defaults": {"risk": {"cluster_cap": 0.5}}, "profiles": {"a": {"risk": {"max_weight": 0.3, "profiles": ["hrp"]}}}}',
    });
    const manifest = loadManifest({ workspaceRoot, path: 'configs/forks/canary.json' });
    expect(manifest.path).toBe('configs/forks/canary.json');
    expect(manifest.files).toEqual(['configs/base/base.json', 'configs/manifest.json', 'configs/forks/canary.json']);
    expect(manifest.profileNames).toEqual(['a', 'b']);
    expect(manifest.document).toEqual({
      max_depth: 3,
      defaults: { risk: { cluster_cap: 0.5 } },
      profiles: { a: { risk: { max_weight: 0.2, min_weight: 0.1, profiles: ['hrp'] } }, b: { extends: 'a' } },
    });
    expect(resolveProfile(manifest, 'b').risk).toMatchObject({ max_weight: 0.2, min_weight: 0.1, cluster_cap: 0.5 });
  });

  test('may begin with a byte order mark and end its lines as Windows does', () => {
    const workspaceRoot = workspaceOf({ 'm.json': '\uFEFF{\r\n"profiles": {"a": {}}\r\n}\r\n' });
    expect(loadManifest({ workspaceRoot, path: 'm.json' }).profileNames).toEqual(['a']);
  });

  test('may name its schema', () => {
    const workspaceRoot = workspaceOf({ 'm.json': '{"$schema": "./manifest.schema.json", "profiles": {"a": {}}}' });
    expect(loadManifest({ workspaceRoot, path: 'm.json' }).profileNames).toEqual(['a']);
  });

  test('is one file, whatever link leads to it, so that a circle through links is found', () => {
    const workspaceRoot = workspaceOf({ 'm.json': '{"extends": "link.json", "profiles": {"a": {}}}' });
    symlinkSync('m.json', join(workspaceRoot, 'link.json'));
    expect(() => loadManifest({ workspaceRoot, path: 'link.json' })).toThrow('got m.json → m.json');
  });

  test('lists its profiles by code unit, in whatever order they were written', () => {
    const workspaceRoot = workspaceOf({ 'm.json': '{"profiles": {"b": {}, "a_b": {}, "a": {}, "a-b": {}, "a0": {}}}' });
    expect(loadManifest({ workspaceRoot, path: 'm.json' }).profileNames).toEqual(['a', 'a-b', 'a0', 'a_b', 'b']);
  });
});
