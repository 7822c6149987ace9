import { expect, test } from 'vitest';
import { throwViolations } from './throw-violations.js';

const violation = (where: string) => ({ where, rule: 'it must hold', got: 1, expected: '2', cause: 'A slip.' });

test('no violations are no error', () => {
  expect(() => throwViolations([])).not.toThrow();
});

test('several violations are one error with a line each, equal lines once', () => {
  const message = 'a: it must hold, got 1 (expected 2). A slip.\nb: it must hold, got 1 (expected 2). A slip.';
  const violations = ['a', 'b', 'a', 'b'].map(violation);
  expect(() => throwViolations(violations)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
});

test('after a hundred lines the rest is counted', () => {
  const violations = Array.from({ length: 250 }, (_, index) => violation(`line ${index}`));
  expect(() => throwViolations(violations)).toThrow(
    /line 99: it must hold, got 1 \(expected 2\)\. A slip\.\nand 150 more problems$/,
  );
});
