export interface Duplicate<T> {
  readonly value: T;
  readonly index: number;
  /** Index of the first one of this value. */
  readonly first: number;
}

/** Every value that stands in the list before. */
export function duplicatesIn<T>(values: readonly T[]): Duplicate<T>[] {
  return values
    .map((value, index) => ({ value, index, first: values.indexOf(value) }))
    .filter(({ index, first }) => first !== index);
}
