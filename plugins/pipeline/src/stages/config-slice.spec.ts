import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../storage/canonical-json.js';
import { configSlice } from './config-slice.js';

const profile = { data: {}, risk: { covariance: 'sample', max_weight: 0.5, profiles: ['hrp'] }, health: { min: 1 } };

describe('configSlice', () => {
  it('takes whole blocks and single keys, and nothing else', () => {
    expect(configSlice(profile, ['health', 'risk.covariance', 'risk.max_weight'])).toEqual({
      health: { min: 1 },
      risk: { covariance: 'sample', max_weight: 0.5 },
    });
  });

  it('takes a block without the keys that are left out of it', () => {
    expect(configSlice(profile, ['risk', '!risk.profiles', 'health', '!health.none', '!absent.key'])).toEqual({
      risk: { covariance: 'sample', max_weight: 0.5 },
      health: { min: 1 },
    });
  });

  it('leaves out what the profile does not have, so that the slice is JSON', () => {
    const slice = configSlice(profile, ['data.as_of', 'sleeves', 'risk.profiles']);
    expect(slice).toEqual({ data: {}, risk: { profiles: ['hrp'] } });
    expect(canonicalJson(slice)).toBe('{"data":{},"risk":{"profiles":["hrp"]}}');
  });

  it('leaves the profile as it is', () => {
    const before = structuredClone(profile);
    configSlice(profile, ['risk', '!risk.profiles', 'health.min']);
    expect(profile).toEqual(before);
  });
});
