import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { symmetricEigenpairs } from './symmetric-eigenvectors.js';
import { symmetricMatrices } from './testing/symmetric-matrices.js';

/** Whole numbers and zeros among them, so that eigenvalues repeat and the tridiagonal form falls apart. */
const matrices = symmetricMatrices(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => millionths / 1e6),
);

describe('symmetricEigenpairs', () => {
  it('give the matrix back', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const { values, leading } = symmetricEigenpairs(matrix, n);
        const vectors = leading(n);
        const largest = Math.max(...values.map(Math.abs), 1e-300);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const sum = vectors.reduce((total, vector, k) => total + values[k] * vector[i] * vector[j], 0);
            expect(Math.abs(sum - matrix[i * n + j]) / largest).toBeLessThan(1e-12);
          }
        }
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('are orthogonal and of length 1, equal eigenvalues or not', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const vectors = symmetricEigenpairs(matrix, n).leading(n);
        vectors.forEach((a, i) => {
          vectors.forEach((b, j) => {
            const product = a.reduce((sum, value, k) => sum + value * b[k], 0);
            expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-12);
          });
        });
      }),
      { numRuns: propertyRuns() },
    );
  });
});
