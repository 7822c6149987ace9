import { PipelineError } from '../errors.js';

/** What each rule says of an artifact that breaks it: its bytes are wrong, it is not to be trusted as it stands, or it is not there. */
const RULES = {
  receipt: 'corrupt',
  digest: 'corrupt',
  extra: 'corrupt',
  ledger: 'corrupt',
  run: 'corrupt',
  conservation: 'corrupt',
  stale: 'untrusted',
  reproducible: 'untrusted',
  signature: 'untrusted',
  missing: 'missing',
} as const;

export type ArtifactRule = keyof typeof RULES;
export type ArtifactFault = (typeof RULES)[ArtifactRule];

/** One way in which an artifact is not what it should be. */
export interface ArtifactFinding {
  readonly rule: ArtifactRule;
  /** Workspace-relative path of the file or folder. */
  readonly path: string;
  readonly message: string;
}

/** Bits of an exit status, so that each kind of fault shows beside the others. */
const STATUS_BITS: Readonly<Record<ArtifactFault, number>> = { corrupt: 1, untrusted: 2, missing: 4 };

export function faultOf({ rule }: ArtifactFinding): ArtifactFault {
  return RULES[rule];
}

/** 0 without findings; else the sum of 1 (corrupt), 2 (untrusted or not reproducible) and 4 (missing), each once. */
export function verifyStatus(findings: readonly ArtifactFinding[]): number {
  return findings.reduce((status, finding) => status | STATUS_BITS[faultOf(finding)], 0);
}

/** The finding that `check` throws, if it throws one: a PipelineError is a finding, any other error a fault of our own. */
export function findingOf(rule: ArtifactRule, path: string, check: () => void): ArtifactFinding[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [{ rule, path, message: error.message }];
  }
}
