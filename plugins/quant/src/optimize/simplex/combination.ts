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

export function termsFor(most: number): Terms {
  return { vectors: new Int32Array(most), factors: new Float64Array(most), count: 0 };
}

export function addTerm(terms: Terms, vector: number, factor: number): void {
  terms.vectors[terms.count] = vector;
  terms.factors[terms.count++] = factor;
}

/** target += Σ factor·vector, four vectors at a time: the target is then read and written a quarter as often. */
export function addCombination(target: Float64Array, { values, stride, length }: Vectors, terms: Terms): void {
  const { vectors, factors, count } = terms;
  const whole = count - (count % 4);
  for (let q = 0; q < whole; q += 4) {
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
  for (let q = whole; q < count; q++) {
    const a = vectors[q] * stride;
    const factor = factors[q];
    for (let k = 0; k < length; k++) target[k] += factor * values[a + k];
  }
}
