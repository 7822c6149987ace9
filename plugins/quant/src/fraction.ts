import { InvalidInputError } from './errors.js';

/** @throws {@link InvalidInputError} unless the value lies in [0, 1] */
export function requireFraction(value: number, where: string): void {
  if (!(value >= 0 && value <= 1)) refuse(value, where, '0 to 1');
}

/** @throws {@link InvalidInputError} unless the value lies strictly between 0 and 1 */
export function requireInnerFraction(value: number, where: string): void {
  if (!(value > 0 && value < 1)) refuse(value, where, 'above 0 and below 1');
}

function refuse(value: number, where: string, expected: string): never {
  const cause = 'A percentage was given for a fraction.';
  throw new InvalidInputError({ where, rule: 'the value is a fraction', got: value, expected, cause });
}
