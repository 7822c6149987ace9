/** What every error of this package says: which rule was broken, where, by what value, and why that usually happens. */
export interface Violation {
  /** File and place, as the user knows them: `configs/manifest.json: profiles.production.risk.cluster_cap`. */
  readonly where: string;
  /** The rule, as a plain sentence without a full stop. */
  readonly rule: string;
  readonly got: unknown;
  readonly expected: string;
  /** The likely cause and its remedy, one sentence with its full stop. */
  readonly cause: string;
}

/** Root of the package's error tree. Message: `<where>: <rule>, got <value> (expected <bound>). <likely cause>`. */
export class PipelineError extends Error {
  readonly code: string;

  constructor(code: string, { where, rule, got, expected, cause }: Violation) {
    super(`${where}: ${rule}, got ${String(got)} (expected ${expected}). ${cause}`);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A manifest, sleeve.yaml or meta.yaml breaks its schema or its rules. */
export class ConfigurationError extends PipelineError {
  constructor(violation: Violation) {
    super('CONFIGURATION', violation);
  }
}

/** The market data breaks a rule that no later stage could mend. */
export class DataError extends PipelineError {
  constructor(violation: Violation) {
    super('DATA', violation);
  }
}

/** An artifact is not what its receipt says. */
export class IntegrityError extends PipelineError {
  constructor(violation: Violation) {
    super('INTEGRITY', violation);
  }
}

/** A precondition of a stage does not hold: a child unhealthy, a parity mismatch, a gate failed. */
export class GateError extends PipelineError {
  constructor(violation: Violation) {
    super('GATE', violation);
  }
}

/** The process of an engine broke: it ended, hung, or answered what is no answer. `stderr` is the end of what it said. */
export class EngineError extends PipelineError {
  readonly stderr: string;

  constructor(violation: Violation, stderr = '') {
    super('ENGINE', violation);
    this.stderr = stderr;
  }
}
