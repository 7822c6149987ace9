import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { symmetricEigenvalues } from './symmetric-eigenvalues.js';
import { symmetricMatrices } from './testing/symmetric-matrices.js';

const symmetric = symmetricMatrices(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => millionths / 1e6),
);
const ofAnyMagnitude = symmetricMatrices(fc.double({ min: -1, max: 1, noNaN: true }));

const ascending = (values: Float64Array) => Float64Array.from(values).sort();
const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('symmetricEigenvalues', () => {
  it('are those of ml-matrix, within rounding of the largest', () => {
    fc.assert(
      fc.property(symmetric, ({ n, matrix }) => {
        const found = ascending(symmetricEigenvalues(matrix, n));
        const reference = new EigenvalueDecomposition(Matrix.from1DArray(n, n, matrix), { assumeSymmetric: true });
        ascending(Float64Array.from(reference.realEigenvalues)).forEach((expected, k) => {
          expect(Math.abs(found[k] - expected)).toBeLessThanOrEqual(20 * n * Number.EPSILON * largest(found));
        });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('sum to the trace and their squares to the sum of all squares', () => {
    fc.assert(
      fc.property(ofAnyMagnitude, ({ n, matrix }) => {
        const values = symmetricEigenvalues(matrix, n);
        const sum = (of: Float64Array) => of.reduce((total, value) => total + value, 0);
        const scale = Math.max(largest(matrix), 1e-300);
        const trace = sum(matrix.filter((_, k) => k % (n + 1) === 0));
        expect(Math.abs(sum(values) - trace) / scale).toBeLessThanOrEqual(50 * n * n * Number.EPSILON);
        const squares = (of: Float64Array) => sum(of.map((value) => (value / scale) ** 2));
        expect(Math.abs(squares(values) - squares(matrix))).toBeLessThanOrEqual(100 * n ** 3 * Number.EPSILON);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('grow with the matrix, bit for bit for a power of two', () => {
    fc.assert(
      fc.property(symmetric, fc.integer({ min: -300, max: 300 }), ({ n, matrix }, exponent) => {
        const scaled = matrix.map((value) => value * 2 ** exponent);
        expect(symmetricEigenvalues(scaled, n)).toEqual(
          symmetricEigenvalues(matrix, n).map((value) => value * 2 ** exponent),
        );
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('of a matrix that cannot be reduced in the range of its squares are found all the same', () => {
    const tiny = Float64Array.of(2e-200, 1e-200, 1e-200, 2e-200);
    const [low, high] = ascending(symmetricEigenvalues(tiny, 2));
    expect(low / 1e-200).toBeCloseTo(1, 14);
    expect(high / 3e-200).toBeCloseTo(1, 14);
  });
});
