import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from './returns-matrix.js';

describe('a returns matrix says what it refuses, and why', () => {
  it.each<[string, () => unknown]>([
    [
      'returnsMatrix: assets: asset names must be unique, got a (expected each name once). Two columns of the source carry one name.',
      () => returnsMatrix(['a', 'b', 'a'], new Float64Array(3)),
    ],
    [
      'returnsMatrix: values: the values must fill whole rows, got 3 values for 2 assets (expected rows × assets values). The matrix was cut or the asset list is not the one it was made with.',
      () => returnsMatrix(['a', 'b'], new Float64Array(3)),
    ],
    [
      'returnsMatrix: values: the values must fill whole rows, got 3 values for 0 assets (expected rows × assets values). The matrix was cut or the asset list is not the one it was made with.',
      () => returnsMatrix([], new Float64Array(3)),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow(message);
  });
});
