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

  it('leaves out what the profile does not have, so that the slice is JSON', () => {
    const slice = configSlice(profile, ['data.as_of', 'sleeves', 'risk.profiles']);
    expect(slice).toEqual({ data: {}, risk: { profiles: ['hrp'] } });
    expect(canonicalJson(slice)).toBe('{"data":{},"risk":{"profiles":["hrp"]}}');
  });

  it('leaves the profile as it is', () => {
    const before = structuredClone(profile);
    configSlice(profile, ['risk.covariance', 'risk.max_weight']);
    expect(profile).toEqual(before);
  });
});
