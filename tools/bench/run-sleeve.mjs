/* Runs every stage of the profile `bench` of a workspace, and prints what that took as JSON. */
import { loadManifest, resolveProfile, runStage } from '@metafolio/pipeline';

const workspaceRoot = process.argv[2];
const stages = { start: performance.now() / 1000 };
const manifest = loadManifest({ workspaceRoot, path: 'configs/manifest.json' });
const { profiles } = resolveProfile(manifest, 'bench').risk;
await timed('ingest');
await timed('select');
for (const riskProfile of profiles) await timed('tournament', riskProfile);
await timed('health');
await timed('sleeve');

const { user, system } = process.cpuUsage();
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ stages, cpuSeconds: (user + system) / 1e6, megabytes: maxRSS / 1024 }));

async function timed(stage, riskProfile) {
  const start = performance.now();
  await runStage(stage, { workspaceRoot, manifest, profile: 'bench', ...(riskProfile && { riskProfile }) });
  stages[stage] = (stages[stage] ?? 0) + (performance.now() - start) / 1000;
}
