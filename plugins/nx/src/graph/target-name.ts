/** `tournament-hrp`, or the stage's own name. */
export function targetName(stage: string, riskProfile?: string): string {
  return riskProfile === undefined ? stage : `${stage}-${riskProfile}`;
}
