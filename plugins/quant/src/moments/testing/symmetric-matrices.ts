import fc from 'fast-check';

/** Symmetric matrices with many zeros and equal elements, so that sweeps meet cuts and repeated eigenvalues. */
export const symmetricMatrices = (element: fc.Arbitrary<number>) =>
  fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), element), {
        minLength: n * n,
        maxLength: n * n,
      })
      .map((elements) => ({ n, matrix: mirrored(elements, n) })),
  );

function mirrored(elements: readonly number[], n: number): Float64Array {
  return Float64Array.from(elements, (_, k) => {
    const [row, column] = [Math.floor(k / n), k % n];
    return elements[n * Math.max(row, column) + Math.min(row, column)];
  });
}
