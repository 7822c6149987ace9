import { describe, expect, it } from 'vitest';
import { constraintsFor } from './constraints.js';
import { withinConstraints } from './within-constraints.js';

describe('withinConstraints', () => {
  it('returns weights that satisfy the constraints as they are, without a note', () => {
    const weights = Float64Array.of(0.6, 0.4);
    const result = withinConstraints(weights, constraintsFor(2, { maxWeight: 0.6 }));
    expect(result.weights).toBe(weights);
    expect(result.notes).toEqual([]);
  });

  it('projects weights that do not, with a note', () => {
    const result = withinConstraints(Float64Array.of(0.7, 0.3), constraintsFor(2, { maxWeight: 0.6 }));
    expect(result.weights).toEqual(Float64Array.of(0.6, 0.4));
    expect(result.notes).toEqual(['bounds bind: projected onto them (Euclidean)']);
  });
});
