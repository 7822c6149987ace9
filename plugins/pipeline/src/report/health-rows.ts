import type { HealthBlock } from '../manifest/index.js';
import type { ProfileHealth } from '../stages/profile-health.js';
import type { RunFile } from '../stages/run-file.js';
import type { ChildFacts } from './child-facts.js';

/** The health of one stream under one risk profile, judged by the limit of the meta. */
export interface HealthRow extends ProfileHealth {
  readonly stream: string;
  readonly healthy: boolean;
}

interface HealthSources {
  readonly run: RunFile;
  readonly config: { readonly health: HealthBlock };
  /** None of a sleeve. */
  readonly children: readonly ChildFacts[];
}

/** The run's own windows first, then the windows of each sleeve under the risk profiles that the meta uses. */
export function healthRows({ run, config, children }: HealthSources): HealthRow[] {
  const streams = [
    { stream: run.profile, health: run.health },
    ...children.map(({ id, health }) => ({ stream: id, health })),
  ];
  return streams.flatMap(({ stream, health }) =>
    health
      .filter(({ risk_profile }) => run.risk_profiles.includes(risk_profile))
      .map((row) => ({ ...row, stream, healthy: row.solved_ratio >= config.health.min_solved_ratio })),
  );
}
