/** A dyadic rational, numerator · 2^exponent: what every finite double is, and what sums and products of doubles are. */
export interface Exact {
  readonly numerator: bigint;
  readonly exponent: number;
}

export const ZERO: Exact = { numerator: 0n, exponent: 0 };

/** The exact value of a finite double. */
export function exact(value: number): Exact {
  let scaled = value;
  let exponent = 0;
  // Scaling by a power of two is exact, so that this ends at the integer of the mantissa.
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent -= 1;
  }
  return { numerator: BigInt(scaled), exponent };
}

export function times(a: Exact, b: Exact): Exact {
  return { numerator: a.numerator * b.numerator, exponent: a.exponent + b.exponent };
}

export function plus(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  return { numerator: shifted(a, exponent) + shifted(b, exponent), exponent };
}

/** |a - b|, computed without rounding and then rounded once. */
export function distance(a: Exact, b: Exact): number {
  const { numerator, exponent } = plus(a, { ...b, numerator: -b.numerator });
  const size = numerator < 0n ? -numerator : numerator;
  // The leading 64 bits decide the double; the rest would only overflow its range.
  const surplus = Math.max(0, size.toString(2).length - 64);
  return Number(size >> BigInt(surplus)) * 2 ** (exponent + surplus);
}

function shifted({ numerator, exponent }: Exact, to: number): bigint {
  return numerator << BigInt(exponent - to);
}
