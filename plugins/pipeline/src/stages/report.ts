import { definitionFile, loadMeta } from '../manifest/index.js';
import { correlationBenefit } from '../report/correlation-benefit.js';
import { markdownReport } from '../report/markdown.js';
import { metaFacts } from '../report/meta-facts.js';
import type { StageProduct, StageRun } from './stage.js';
import { textFile } from './text-files.js';

/** Writes what a risk committee reads. All parameters come from the run's own resolved manifest, so a report fits its run. */
export async function report({ workspaceRoot, profile, inputs, directory }: StageRun<unknown>): Promise<StageProduct> {
  const definition = loadMeta({ workspaceRoot, profile });
  inputs.source(definitionFile('meta', profile));
  const facts = await metaFacts({ inputs, directory: directory('run'), definition });
  const { riskProfiles, anomalies, findings } = facts;
  const benefits = riskProfiles.map(correlationBenefit).filter(({ holds }) => holds).length;
  return {
    files: new Map([['report.md', textFile(markdownReport(facts))]]),
    summary: `correlation benefit in ${benefits} of ${riskProfiles.length}, anomalies ${anomalies.length}, findings ${findings.length}`,
  };
}
