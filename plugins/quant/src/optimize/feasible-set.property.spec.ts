import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { cheapestVertex } from './cheapest-vertex.js';
import { constraintViolation, projectOntoConstraints } from './feasible-set.js';
import { constraintsArbitrary } from './testing/arbitraries.js';
import { largestDifference } from './testing/largest-difference.js';

const problem = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    constraints: constraintsArbitrary(n),
    point: fc
      .array(fc.integer({ min: -3000, max: 3000 }), { minLength: n, maxLength: n })
      .map((thousandths) => Float64Array.from(thousandths, (value) => value / 1000)),
  }),
);

describe('projectOntoConstraints', () => {
  it('lands in the set: bounds exactly, budget and caps within rounding', () => {
    fc.assert(
      fc.property(problem, ({ point, constraints }) => {
        const projected = projectOntoConstraints(point, constraints);
        expect(constraintViolation(projected, constraints)).toBeLessThanOrEqual(1e-13);
        expect(Math.abs(projected.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-13);
        projected.forEach((w, i) => {
          expect(w).toBeGreaterThanOrEqual(constraints.lower[i]);
          expect(w).toBeLessThanOrEqual(constraints.upper[i]);
        });
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('is the nearest point: no vertex of the set lies on the far side of it', () => {
    fc.assert(
      fc.property(problem, ({ point, constraints }) => {
        const projected = projectOntoConstraints(point, constraints);
        const away = projected.map((p, i) => p - point[i]);
        const farthest = cheapestVertex(away, constraints);
        const advance = away.reduce((sum, a, i) => sum + a * (projected[i] - farthest[i]), 0);
        expect(advance).toBeLessThanOrEqual(1e-11);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('leaves a point of the set where it is', () => {
    fc.assert(
      fc.property(problem, ({ point, constraints }) => {
        const projected = projectOntoConstraints(point, constraints);
        expect(largestDifference(projectOntoConstraints(projected, constraints), projected)).toBeLessThanOrEqual(1e-13);
      }),
      { numRuns: propertyRuns() },
    );
  });
});
