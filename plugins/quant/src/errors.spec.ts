import { expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError, NotSolvedError, QuantError } from './errors.js';

const violation = { where: 'here', rule: 'it must be so', got: 1, expected: '2', cause: 'A slip.' };

it.each([
  [InvalidInputError, 'INVALID_INPUT'],
  [InfeasibleError, 'INFEASIBLE'],
  [NotSolvedError, 'NOT_SOLVED'],
])('%o has a code, its own name and the whole violation in its message', (kind, code) => {
  const error = new kind(violation);
  expect(error).toBeInstanceOf(QuantError);
  expect(error).toMatchObject({
    code,
    name: kind.name,
    message: 'here: it must be so, got 1 (expected 2). A slip.',
  });
});
