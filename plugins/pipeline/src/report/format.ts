/** A fraction as a percentage with two decimals: 0.1234 is `12.34 %`. NaN and infinities are shown as such. */
export function percent(fraction: number): string {
  return withUnit(fraction * 100, ' %');
}

/** A fraction in basis points with two decimals: 0.0006 is `6.00 bp`. */
export function basisPoints(fraction: number): string {
  return withUnit(fraction * 10_000, ' bp');
}

/** A dimensionless number with two decimals. */
export function ratio(value: number): string {
  return withUnit(value, '');
}

/** A figure that may not be defined. */
export function optional(value: number | null, format: (value: number) => string): string {
  return value === null ? 'n/a' : format(value);
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function withUnit(value: number, unit: string): string {
  if (!Number.isFinite(value)) return String(value);
  const text = value.toFixed(2);
  return `${text === '-0.00' ? '0.00' : text}${unit}`;
}
