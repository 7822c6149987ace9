import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import type { ResolvedMeta } from '../manifest/index.js';
import type { HealthFile } from './health.js';
import { mergeSegments } from './merge-segments.js';
import type { ParityFile } from './parity.js';
import type { PortfolioFile } from './portfolio.js';
import { resolvedManifestFile } from './resolved-manifest.js';
import { completeRun } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

/** Assembles the run of a meta-portfolio: the same shape as a sleeve's, its weights already flattened. */
export function meta(run: StageRun<ResolvedMeta>): StageProduct {
  const { profile, config, inputs, directory } = run;
  const riskProfiles = config.risk.profiles;
  const parity = inputs.artifactJson<ParityFile>(directory('parity'), 'parity.json');
  const { temporal_id, as_of, children, leaves } = parity;
  const { profiles: health } = inputs.artifactJson<HealthFile>(directory('health'), 'health.json');
  const ledger = mergeSegments(run, [
    { stage: 'preflight' },
    { stage: 'parity' },
    ...['returns', 'allocate', 'flatten'].flatMap((stage) =>
      riskProfiles.map((riskProfile) => ({ stage, riskProfile })),
    ),
    { stage: 'health' },
  ]);
  const joined = directory('returns', riskProfiles[0]);
  const files = new Map<string, Uint8Array>([
    ['resolved_manifest.json', resolvedManifestFile(config, ledger)],
    ['leaves.json', jsonFile(leaves)],
    ['parity.json', inputs.artifact(directory('parity'), 'parity.json')],
    ['calendar.json', inputs.artifact(joined, 'calendar.json')],
    [LEDGER_FILE, ledger.toBytes()],
  ]);
  for (const riskProfile of riskProfiles) addRiskProfile(run, { riskProfile, as_of, files });
  return completeRun(
    {
      profile,
      kind: 'meta',
      temporal_id,
      as_of,
      in_sample: config.meta_allocation.mode === 'static' || parity.in_sample,
      risk_profiles: riskProfiles,
      health,
      children,
      ledger_head: ledger.head(),
    },
    files,
  );
}

function addRiskProfile(
  { profile, inputs, directory }: StageRun<ResolvedMeta>,
  { riskProfile, as_of, files }: { riskProfile: string; as_of: string; files: Map<string, Uint8Array> },
): void {
  const joined = directory('returns', riskProfile);
  const allocated = directory('allocate', riskProfile);
  const flattened = directory('flatten', riskProfile);
  const flat = inputs.artifactJson<PortfolioFile>(flattened, 'portfolio.json');
  const { net, gross, effective_n, weights } = flat;
  const held: PortfolioFile = { profile, risk_profile: riskProfile, as_of, net, gross, effective_n, weights };
  files.set(`returns/${riskProfile}.parquet`, inputs.artifact(allocated, 'returns.parquet'));
  files.set(`weights/${riskProfile}.json`, jsonFile(held));
  files.set(`weights/${riskProfile}.parquet`, inputs.artifact(allocated, 'weights.parquet'));
  files.set(`windows/${riskProfile}.json`, inputs.artifact(allocated, 'windows.json'));
  files.set(`sleeves/${riskProfile}.json`, inputs.artifact(allocated, 'weights.json'));
  files.set(`sleeves/${riskProfile}.parquet`, inputs.artifact(joined, 'returns.parquet'));
  files.set(`tree/${riskProfile}.json`, inputs.artifact(flattened, 'tree.json'));
  files.set(`baselines/${riskProfile}.parquet`, inputs.artifact(allocated, 'baselines.parquet'));
  files.set(`intersection/${riskProfile}.json`, inputs.artifact(joined, 'intersection.json'));
}
