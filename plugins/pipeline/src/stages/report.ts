import { COMPARISON, COMPARISON_FILE, type EngineComparison } from '../engines/comparison.js';
import { GateError } from '../errors.js';
import { definitionFile, loadMeta, loadSleeve } from '../manifest/index.js';
import { type Acceptance, acceptance } from '../report/acceptance.js';
import type { ReportDocument } from '../report/document/block.js';
import { documentMarkdown } from '../report/document/markdown.js';
import { documentHtml } from '../report/html/page.js';
import { metaDocument } from '../report/meta-document.js';
import { metaFacts } from '../report/meta-facts.js';
import { SUMMARY_FILE } from '../report/read-summary.js';
import { sleeveDocument } from '../report/sleeve/sleeve-document.js';
import { sleeveFacts } from '../report/sleeve/sleeve-facts.js';
import { metaSummary } from '../report/summary.js';
import type { Inputs } from '../storage/inputs.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile, textFile } from './text-files.js';

/** Writes what people read. All parameters come from the run's own resolved manifest, so a report fits its run. */
export async function report(run: StageRun<unknown>): Promise<StageProduct> {
  const { kind, profile, inputs } = run;
  inputs.source(definitionFile(kind, profile));
  return kind === 'meta' ? metaReport(run) : sleeveReport(run);
}

async function metaReport({ workspaceRoot, profile, inputs, directory }: StageRun<unknown>): Promise<StageProduct> {
  const definition = loadMeta({ workspaceRoot, profile });
  const ofRun = await metaFacts({ inputs, directory: directory('run'), definition });
  const facts = { ...ofRun, ...comparisonOf(inputs, directory(COMPARISON), ofRun.run.run_id) };
  const { anomalies, findings } = facts;
  const accepted = acceptance(facts);
  return {
    files: reportFiles(metaDocument(facts))
      .set('acceptance.json', jsonFile(accepted))
      .set(SUMMARY_FILE, textFile(metaSummary(facts))),
    summary: `acceptance ${accepted.verdict}, anomalies ${anomalies.length}, findings ${findings.length}`,
    ...(accepted.enforce && accepted.verdict === 'FAIL' ? { failure: notAccepted(profile, accepted) } : {}),
  };
}

/** What other engines made of the windows of this run; a comparison of another run says nothing of it. */
function comparisonOf(inputs: Inputs, directory: string, runId: string): { comparison?: EngineComparison } {
  if (!inputs.has(directory)) return {};
  const comparison = inputs.artifactJson<EngineComparison>(directory, COMPARISON_FILE);
  return comparison.run_id === runId ? { comparison } : {};
}

async function sleeveReport({ workspaceRoot, profile, inputs, directory }: StageRun<unknown>): Promise<StageProduct> {
  const definition = loadSleeve({ workspaceRoot, profile });
  const [run, ingest] = [directory('run'), directory('ingest')];
  const facts = await sleeveFacts({ inputs, directory: run, ingest, definition });
  const { riskProfiles, anomalies, findings } = facts;
  return {
    files: reportFiles(sleeveDocument(facts)),
    summary: `${riskProfiles.length} risk profiles, anomalies ${anomalies.length}, findings ${findings.length}`,
  };
}

function reportFiles(document: ReportDocument): Map<string, Uint8Array> {
  return new Map([
    ['report.md', textFile(documentMarkdown(document))],
    ['report.html', textFile(documentHtml(document))],
  ]);
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
