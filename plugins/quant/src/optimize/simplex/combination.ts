import type { Memory } from '../memory.js';

/** Vectors of one length, one after the other: element k of vector v is `values[v * stride + k]`. */
export interface Vectors {
  readonly values: Float64Array;
  readonly stride: number;
  readonly length: number;
}

/** Which vectors, and how much of each: the first `count` of both arrays. */
export interface Terms {
  readonly vectors: Int32Array;
  readonly factors: Float64Array;
  count: number;
}

/** Vectors that are added at a time. */
const AT_ONCE = 4;

export function termsFor(most: number, { numbers, integers }: Memory): Terms {
  const room = most + AT_ONCE - 1;
  return { vectors: integers(room), factors: numbers(room), count: 0 };
}

export function addTerm(terms: Terms, vector: number, factor: number): void {
  terms.vectors[terms.count] = vector;
  terms.factors[terms.count++] = factor;
}

/**
 * target += Σ factor·vector, four vectors at a time: the target is then read and written a quarter as often. Two or three at
 * the end are filled up with nothing of one of them.
 */
export function addCombination(target: Float64Array, { values, stride, length }: Vectors, terms: Terms): void {
  while (terms.count % AT_ONCE > 1) addTerm(terms, terms.vectors[0], 0);
  const { vectors, factors, count } = terms;
  const whole = count - (count % AT_ONCE);
  for (let q = 0; q < whole; q += AT_ONCE) {
    const a = vectors[q] * stride;
    const b = vectors[q + 1] * stride;
    const c = vectors[q + 2] * stride;
    const d = vectors[q + 3] * stride;
    const ofA = factors[q];
    const ofB = factors[q + 1];
    const ofC = factors[q + 2];
    const ofD = factors[q + 3];
    for (let k = 0; k < length; k++) {
      target[k] += ofA * values[a + k] + ofB * values[b + k] + (ofC * values[c + k] + ofD * values[d + k]);
    }
  }
  if (whole < count) {
    const a = vectors[whole] * stride;
    const factor = factors[whole];
    for (let k = 0; k < length; k++) target[k] += factor * values[a + k];
  }
}
