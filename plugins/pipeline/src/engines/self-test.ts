import { type RiskProfile, returnsMatrix } from '@metafolio/quant';
import { riskSchema } from '../manifest/blocks/risk.js';
import { engineFacts } from './catalogue.js';
import type { Engine } from './engine.js';

/** Three assets that gain, in eight rows. */
const RETURNS = returnsMatrix(
  ['a', 'b', 'c'],
  Float64Array.from(
    [3, 1, 2, -1, 2, -2, 2, -1, 1, -2, 1, 3, 1, 3, -1, 3, -2, 2, -1, 1, 1, 2, 2, -1],
    (thousandths) => thousandths / 1000,
  ),
);

/** Why an engine can't solve a window of three assets, one reason a risk profile; it is loaded for it. */
export async function selfTest(
  engine: Engine,
  riskProfiles: readonly RiskProfile[],
  python: string,
): Promise<string[]> {
  const { profiles: _profiles, ...risk } = riskSchema.parse({ hrp: { mode: engineFacts(engine.name)?.hrpMode } });
  const bounds = { min_weight: 0, max_weight: 1, cluster_cap: 1 };
  const participants = { columns: [0, 1, 2], clusters: [0, 1, 2], regime: 'NORMAL' } as const;
  const windows = [{ trainStart: 0, trainEnd: RETURNS.rows, participants }];
  const problems: string[] = [];
  for (const riskProfile of riskProfiles) {
    const job = { matrix: RETURNS, riskProfile, risk, bounds, periods: 252 };
    const [solution] = await engine.solve({ job, windows }, { python, workers: 0 });
    if (solution?.status === 'error') problems.push(`engine ${engine.name}: ${riskProfile}: ${solution.message}`);
  }
  return problems;
}
