import type { IntegrityReport } from '../data/integrity-report.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import type { ResolvedSleeve } from '../manifest/index.js';
import { temporalId } from '../manifest/index.js';
import type { HealthFile } from './health.js';
import type { AssetsFile } from './ingest.js';
import { mergeSegments } from './merge-segments.js';
import type { PortfolioFile } from './portfolio.js';
import { portfolio } from './portfolio.js';
import { sleeveTree } from './portfolio-tree.js';
import { resolvedManifestFile } from './resolved-manifest.js';
import type { CalendarFile, Leaf, LeavesFile } from './run-file.js';
import { completeRun } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';
import type { WeightsFile } from './stream-files.js';
import { jsonFile } from './text-files.js';

/** Assembles the run of a sleeve from what its stages made. */
export function sleeve(run: StageRun<ResolvedSleeve>): StageProduct {
  const { profile, config, inputs, directory } = run;
  const ingested = directory('ingest');
  const assets = inputs.artifactJson<AssetsFile>(ingested, 'assets.json');
  const riskProfiles = config.risk.profiles;
  const { profiles: health } = inputs.artifactJson<HealthFile>(directory('health'), 'health.json');
  const ledger = mergeSegments(run, [
    { stage: 'ingest' },
    { stage: 'select' },
    ...riskProfiles.map((riskProfile) => ({ stage: 'tournament', riskProfile })),
    { stage: 'health' },
  ]);
  const { features, selection, backtest } = config;
  const { findings } = inputs.artifactJson<IntegrityReport>(ingested, 'integrity.json');
  const leaf: Leaf = { path: '', profile, features, selection, backtest, integrity: countFindings(findings) };
  const files = new Map<string, Uint8Array>([
    ['resolved_manifest.json', resolvedManifestFile(config, ledger)],
    ['leaves.json', jsonFile([leaf] satisfies LeavesFile)],
    ['calendar.json', jsonFile(calendarOf(assets))],
    ['integrity.json', inputs.artifact(ingested, 'integrity.json')],
    [LEDGER_FILE, ledger.toBytes()],
  ]);
  for (const riskProfile of riskProfiles) {
    const made = directory('tournament', riskProfile);
    files.set(`returns/${riskProfile}.parquet`, inputs.artifact(made, 'returns.parquet'));
    files.set(`weights/${riskProfile}.parquet`, inputs.artifact(made, 'weights.parquet'));
    files.set(`windows/${riskProfile}.json`, inputs.artifact(made, 'windows.json'));
    const weights = inputs.artifactJson<WeightsFile>(made, 'weights.json');
    const held = heldNow(profile, riskProfile, { ...weights, as_of: assets.as_of });
    files.set(`weights/${riskProfile}.json`, jsonFile(held));
    files.set(`tree/${riskProfile}.json`, jsonFile(sleeveTree(profile, held)));
  }
  return completeRun(
    {
      profile,
      kind: 'sleeve',
      temporal_id: temporalId(config, assets.as_of),
      as_of: assets.as_of,
      in_sample: false,
      risk_profiles: riskProfiles,
      health,
      children: [],
      ledger_head: ledger.head(),
    },
    files,
  );
}

function countFindings(findings: IntegrityReport['findings']): Leaf['integrity'] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

function calendarOf({ calendar, periods_per_year }: AssetsFile): CalendarFile {
  return { calendar, periods_per_year };
}

function heldNow(profile: string, riskProfile: string, { as_of, weights }: WeightsFile): PortfolioFile {
  const parts = Object.entries(weights).map(([symbol, weight]) => ({ symbol, contributor: { sleeve: '', weight } }));
  return { profile, risk_profile: riskProfile, as_of, ...portfolio(parts) };
}
