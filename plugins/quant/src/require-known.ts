import { InvalidInputError } from './errors.js';

/** @throws {@link InvalidInputError} unless the name is one of the list, for callers whom no compiler checks */
export function requireKnown(name: string, known: readonly string[], where: string): void {
  if (known.includes(name)) return;
  const cause = 'The name is misspelt, or belongs to a later version.';
  throw new InvalidInputError({ where, rule: 'the name must be known', got: name, expected: known.join(', '), cause });
}
