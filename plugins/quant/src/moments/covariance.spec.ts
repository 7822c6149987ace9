import { describe, expect, it } from 'vitest';
import { estimateCovariance } from './covariance.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { sampleCovariance } from './sample-covariance.js';
import { namedReturns } from './testing/arbitraries.js';

const returns = namedReturns(2, Float64Array.of(0.01, 0.02, -0.03, 0.01, 0.02, -0.04));

describe('estimateCovariance', () => {
  it('gives the sample covariance by its name', () => {
    expect(estimateCovariance(returns, 'sample')).toEqual(sampleCovariance(returns));
  });

  it('gives the Ledoit-Wolf covariance by its name', () => {
    expect(estimateCovariance(returns, 'ledoit_wolf')).toEqual(ledoitWolf(returns).covariance);
  });
});
