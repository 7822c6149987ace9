import { ConfigurationError, type Violation } from '../../errors.js';

const MAX_LINES = 100;

/** Throws one error for all violations, a line each, in their order; nothing when there are none. */
export function throwViolations(violations: readonly Violation[]): void {
  const [first, ...others] = violations;
  if (first === undefined) return;
  const { message } = new ConfigurationError(first);
  // One setting of the defaults can be wrong for every profile.
  const lines = [...new Set(others.map((violation) => new ConfigurationError(violation).message))].filter(
    (line) => line !== message,
  );
  const shown = lines.slice(0, MAX_LINES - 1);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more problems`);
  throw new ConfigurationError({ ...first, cause: [first.cause, ...shown].join('\n') });
}
