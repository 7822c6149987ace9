/** What every error of this package says: which rule was broken, where, by what value, and why that usually happens. */
export interface Violation {
  /** The function or argument, as the caller knows it: `solve: options.maxWeight`. */
  readonly where: string;
  /** The rule, as a plain sentence without a full stop: `the bounds must admit a budget of 1`. */
  readonly rule: string;
  readonly got: unknown;
  readonly expected: string;
  /** The likely cause and its remedy, one sentence with its full stop. */
  readonly cause: string;
}

export type QuantErrorCode = 'INVALID_INPUT' | 'INFEASIBLE' | 'NOT_SOLVED';

/** Root of the package's error tree. Message: `<where>: <rule>, got <value> (expected <bound>). <likely cause>`. */
export class QuantError extends Error {
  readonly code: QuantErrorCode;

  constructor(code: QuantErrorCode, violation: Violation) {
    const { where, rule, got, expected, cause } = violation;
    super(`${where}: ${rule}, got ${String(got)} (expected ${expected}). ${cause}`);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An argument breaks its documented contract (shape, range, NaN policy). */
export class InvalidInputError extends QuantError {
  constructor(violation: Violation) {
    super('INVALID_INPUT', violation);
  }
}

/** No portfolio satisfies the bounds and caps. */
export class InfeasibleError extends QuantError {
  constructor(violation: Violation) {
    super('INFEASIBLE', violation);
  }
}

/** A solver ended without a solution whose certificate holds. */
export class NotSolvedError extends QuantError {
  constructor(violation: Violation) {
    super('NOT_SOLVED', violation);
  }
}
