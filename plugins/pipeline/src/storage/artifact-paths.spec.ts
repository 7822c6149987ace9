import { expect, it } from 'vitest';
import { ConfigurationError } from '../errors.js';
import { archiveDirectory, artifactDirectory, runDirectory } from './artifact-paths.js';

it('names one folder for each stage, risk profile and run', () => {
  expect(artifactDirectory({ kind: 'sleeve', profile: 'production', stage: 'tournament', riskProfile: 'hrp' })).toBe(
    'artifacts/sleeves/production/tournament/hrp',
  );
  expect(artifactDirectory({ kind: 'meta', profile: 'macro', stage: 'preflight' })).toBe(
    'artifacts/meta/macro/preflight',
  );
  expect(runDirectory('sleeve', 'production')).toBe('artifacts/sleeves/production/run');
  expect(runDirectory('meta', 'macro')).toBe('artifacts/meta/macro/run');
  expect(archiveDirectory('production-0123456789ab')).toBe('artifacts/runs/production-0123456789ab');
});

it.each(['..', '.', '', 'a/b', 'a\\b', 'a.b', 'A', '_a', 'a\0', 'a\n'])(
  'refuses %j as the name of a folder',
  (name) => {
    expect(() => runDirectory('sleeve', name)).toThrow(ConfigurationError);
    expect(() => archiveDirectory(name)).toThrow(`got ${JSON.stringify(name)}`);
    expect(() => artifactDirectory({ kind: 'meta', profile: 'a', stage: 'b', riskProfile: name })).toThrow(
      ConfigurationError,
    );
  },
);
