import { describe, expect, it } from 'vitest';
import { columnDistance } from './column-distance.js';

describe('columnDistance', () => {
  it('is the Euclidean distance between columns', () => {
    expect(columnDistance(Float64Array.of(0, 3, 4, 3, 0, 0, 4, 0, 0), 3)).toEqual(
      Float64Array.of(0, Math.sqrt(34), Math.sqrt(41), Math.sqrt(34), 0, Math.sqrt(17 - 16), Math.sqrt(41), 1, 0),
    );
  });
});
