import { InvalidInputError } from '../../errors.js';

/** @throws {@link InvalidInputError} unless there are n finite numbers */
export function requireVector(name: string, values: ArrayLike<number>, n: number): Float64Array {
  const vector = Float64Array.from(values);
  const bad = vector.findIndex((value) => !Number.isFinite(value));
  if (vector.length === n && bad === -1) return vector;
  throw new InvalidInputError({
    where: `optimise: ${name}`,
    rule: 'each asset needs a finite number',
    got: bad === -1 ? `${vector.length} numbers` : `${vector[bad]} at ${bad}`,
    expected: `${n} finite numbers`,
    cause: 'It belongs to another universe than the returns.',
  });
}

/** @throws {@link InvalidInputError} unless the value is finite */
export function requireFinite(name: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new InvalidInputError({
    where: `optimise: ${name}`,
    rule: 'a limit or rate is a number',
    got: value,
    expected: 'a finite number',
    cause: 'It was left out, or computed from an empty series.',
  });
}

/** @throws {@link InvalidInputError} unless the value is a distance */
export function requireDistance(name: string, value: number): void {
  if (value >= 0 && value < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({
    where: `optimise: ${name}`,
    rule: 'a distance is not negative',
    got: value,
    expected: '0 or more, finite; left out where it is not limited',
    cause: 'It was computed from an empty series.',
  });
}
