import { familyOf } from './family.js';
import { runStage, type StageOutcome } from './run-stage.js';
import type { StageContext } from './stage.js';
import { type StageDefinition, stagesOf } from './stage-table.js';

/** What is run: every stage, or those that a caller wants. */
export interface RunProfileOptions extends Omit<StageContext, 'riskProfile'> {
  readonly wanted?: (stage: StageDefinition) => boolean;
}

/**
 * Runs the stages of a profile one after the other, for every risk profile, after those of the children that are not pinned: what
 * Nx does, without its cache and its graph.
 *
 * @throws PipelineError as the first stage that fails
 */
export async function runProfile({ wanted = () => true, ...context }: RunProfileOptions): Promise<StageOutcome[]> {
  const outcomes: StageOutcome[] = [];
  for (const { name: profile, kind, risk } of familyOf(context.manifest, [context.profile])) {
    for (const { name, perRiskProfile } of stagesOf(kind).filter(wanted)) {
      for (const riskProfile of perRiskProfile ? risk.profiles : [undefined]) {
        outcomes.push(await runStage(name, { ...context, profile, ...(riskProfile && { riskProfile }) }));
      }
    }
  }
  return outcomes;
}
