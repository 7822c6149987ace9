import { percent } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';

/** What to hold of each sleeve now, by risk profile. */
export function sleeveWeightsSection({ run, children, config, riskProfiles }: MetaFacts): string[] {
  const { min_weight, max_weight } = config.meta_allocation;
  return [
    `## Sleeve weights now (as of ${run.as_of})`,
    `Bounds of a sleeve: ${percent(min_weight)} to ${percent(max_weight)}.`,
    markdownTable(
      [words('Risk profile'), ...children.map(({ id }) => figures(id)), figures('Sum')],
      riskProfiles.map(({ riskProfile, weightsNow }) => [
        riskProfile,
        ...weightsNow.map(percent),
        percent(weightsNow.reduce((sum, weight) => sum + weight, 0)),
      ]),
    ),
  ];
}
