import { IntegrityError } from '../errors.js';
import type { ArtifactLocation } from '../storage/artifact-files.js';
import { type ArtifactFinding, findingOf } from '../storage/artifact-finding.js';
import { openWhole, type Run } from '../storage/open-run.js';
import { requireSignature } from '../storage/run-signature.js';
import { verifyArtifact } from '../storage/verify.js';
import { conservationFaults } from './conservation.js';
import type { HeldPortfolio } from './flatten-portfolios.js';
import type { PortfolioFile } from './portfolio.js';
import type { RunFile } from './run-file.js';
import type { WeightsFile } from './stream-files.js';

/** A run that was checked: opened when it is whole. */
export interface CheckedRun {
  readonly findings: readonly ArtifactFinding[];
  readonly run?: Run;
}

/** What a run can be held against besides itself. */
export interface RunTrust {
  /** The runs that it was flattened from, by their run_id, as far as they are there: then its weights are summed anew. */
  readonly children?: ReadonlyMap<string, Run>;
  /** The key with which it must be signed; only archived runs are. */
  readonly publicKey?: string | undefined;
}

/**
 * What is wrong with one run, assembled or archived: its files, its chain, its id, its weights.
 *
 * @param trust - what else is known of it
 */
export function verifyRun(location: ArtifactLocation, { children = new Map(), publicKey }: RunTrust = {}): CheckedRun {
  const { workspaceRoot, directory } = location;
  const broken = verifyArtifact(location);
  if (broken.length > 0) return { findings: broken };
  let run: Run | undefined;
  const unopened = findingOf('run', directory, () => {
    run = openWhole(location);
  });
  if (run === undefined) return { findings: unopened };
  const opened = run;
  const { risk_profiles } = factsOf(opened);
  const findings = risk_profiles.flatMap((riskProfile) =>
    findingOf('conservation', `${directory}/weights/${riskProfile}.json`, () =>
      requireConservation(opened, riskProfile, children),
    ),
  );
  const unsigned =
    publicKey === undefined
      ? []
      : findingOf('signature', `${directory}/receipt.json`, () => requireSignature(workspaceRoot, opened, publicKey));
  return { findings: [...findings, ...unsigned], run: opened };
}

/** `run.json` of an open run; its receipt vouches for the form. */
export function factsOf({ run }: Run): RunFile {
  return run as unknown as RunFile;
}

function requireConservation(run: Run, riskProfile: string, children: ReadonlyMap<string, Run>): void {
  const name = `weights/${riskProfile}.json`;
  const faults = conservationFaults(run.file<PortfolioFile>(name), heldBy(run, riskProfile, children));
  if (faults.length === 0) return;
  throw new IntegrityError({
    where: `${run.directory}/${name}`,
    rule: 'a weight must be the sum over the paths that lead to it',
    got: faults.join('; '),
    expected: 'sums within 1e-12 of the gross exposure',
    cause:
      'The portfolio was edited and its receipts were made anew; delete the artifacts and run their targets again.',
  });
}

/** The children with their weights; nothing where a run that was flattened is not there. */
function heldBy(run: Run, riskProfile: string, children: ReadonlyMap<string, Run>): HeldPortfolio[] | undefined {
  const flattened = factsOf(run).children;
  if (flattened.length === 0 || !flattened.every(({ run_id }) => children.has(run_id))) return undefined;
  const { weights } = run.file<WeightsFile>(`sleeves/${riskProfile}.json`);
  return flattened.map(({ id, run_id }) => ({
    id,
    weight: weights[id] ?? 0,
    portfolio: children.get(run_id)!.file<PortfolioFile>(`weights/${riskProfile}.json`),
  }));
}
