import { GateError } from '../errors.js';
import { definitionFile, loadMeta } from '../manifest/index.js';
import { type Acceptance, acceptance } from '../report/acceptance.js';
import { markdownReport } from '../report/markdown.js';
import { metaFacts } from '../report/meta-facts.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile, textFile } from './text-files.js';

/** Writes what a risk committee reads. All parameters come from the run's own resolved manifest, so a report fits its run. */
export async function report({ workspaceRoot, profile, inputs, directory }: StageRun<unknown>): Promise<StageProduct> {
  const definition = loadMeta({ workspaceRoot, profile });
  inputs.source(definitionFile('meta', profile));
  const facts = await metaFacts({ inputs, directory: directory('run'), definition });
  const { anomalies, findings } = facts;
  const accepted = acceptance(facts);
  return {
    files: new Map([
      ['report.md', textFile(markdownReport(facts))],
      ['acceptance.json', jsonFile(accepted)],
    ]),
    summary: `acceptance ${accepted.verdict}, anomalies ${anomalies.length}, findings ${findings.length}`,
    ...(accepted.enforce && accepted.verdict === 'FAIL' ? { failure: notAccepted(profile, accepted) } : {}),
  };
}

function notAccepted(profile: string, { criteria, risk_profiles }: Acceptance): GateError {
  const failed = criteria.filter(({ verdict }) => verdict === 'FAIL');
  const table = failed.flatMap(({ criterion, evidence }) => [
    `  ${criterion}`,
    ...evidence.filter(({ verdict }) => verdict === 'FAIL').map(({ subject, detail }) => `    ${subject}: ${detail}`),
  ]);
  return new GateError({
    where: `${profile}: report`,
    rule: 'every criterion of acceptance must hold',
    got: `${failed.length} of ${criteria.length} that fail under ${risk_profiles.join(', ')}`,
    expected: 'none, since acceptance.enforce is set',
    cause: `The report is written all the same. What failed:\n${table.join('\n')}`,
  });
}
