import { describe, expect, it } from 'vitest';
import { correlationMatrix } from './correlation.js';
import { denoisedCovariance } from './denoised.js';
import { detonedCovariance } from './detoned.js';
import { fittedNoiseVariance, noiseEdge } from './marchenko-pastur.js';
import { sampleCovariance } from './sample-covariance.js';
import { symmetricEigenvalues } from './symmetric-eigenvalues.js';
import { namedReturns } from './testing/arbitraries.js';
import { covarianceError, momentCases } from './testing/moment-cases.js';

const cases = momentCases();
const groups = cases.find(({ name }) => name === 'groups')!.input;

const rowsOf = (matrix: Float64Array, n: number) =>
  Array.from({ length: n }, (_, i) => Array.from(matrix.subarray(i * n, (i + 1) * n)));

describe('fittedNoiseVariance', () => {
  const fitted = cases.filter(({ expected }) => expected.covariances.denoised !== undefined);

  it.each(fitted)('is the least distance of all on $name', ({ input, expected }) => {
    const variance = fittedNoiseVariance(symmetricEigenvalues(correlationMatrix(input), input.cols), input.rows);
    expect(variance).toBeCloseTo(expected.covariances.denoised.noise_variance!, 4);
  });

  it('has the edge of Marchenko and Pastur', () => {
    expect(noiseEdge(1, 100, 400)).toBe(2.25);
    expect(noiseEdge(0.5, 100, 100)).toBe(2);
  });
});

describe('denoisedCovariance', () => {
  it('keeps every variance', () => {
    const { cols } = groups;
    const [sample, denoised] = [sampleCovariance(groups), denoisedCovariance(groups, 'fitted')];
    for (let j = 0; j < cols; j++) expect(denoised[j * cols + j]).toBe(sample[j * cols + j]);
  });

  it('is the sample covariance where nothing is noise', () => {
    expect(covarianceError(denoisedCovariance(groups, 0), rowsOf(sampleCovariance(groups), groups.cols))).toBeLessThan(
      1e-13,
    );
  });

  it('is diagonal where all is noise', () => {
    const unrelated = namedReturns(2, Float64Array.of(1, 2, -1, 2, 1, -2, -1.1, -2));
    const [, covariance] = denoisedCovariance(unrelated, 1);
    expect(Math.abs(covariance)).toBeLessThan(1e-15);
  });
});

describe('detonedCovariance', () => {
  it('has an eigenvalue of 0 more for each component of the market', () => {
    const { cols } = groups;
    const small = (components: number) =>
      symmetricEigenvalues(detonedCovariance(sampleCovariance(groups), cols, components), cols).filter(
        (value) => Math.abs(value) < 1e-15,
      ).length;
    expect([small(1), small(3)]).toEqual([1, 3]);
  });

  it('leaves the variances alone when the market is all there is', () => {
    const diagonal = sampleCovariance(groups).map((value, k) => (k % (groups.cols + 1) === 0 ? value : 0));
    expect(detonedCovariance(sampleCovariance(groups), groups.cols, 1000)).toEqual(diagonal);
  });
});
