import { allocationChart, effectiveNumberChart } from '../charts/allocation.js';
import { riskChart } from '../charts/risk.js';
import { type Block, panels, paragraph, type Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import { percent } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';

/** What to hold of each sleeve now, by risk profile, how it came there and what risk it brings. */
export function sleeveWeightsSection({ run, children, config, riskProfiles }: MetaFacts): Section {
  const { min_weight, max_weight } = config.meta_allocation;
  return {
    id: 'sleeves',
    title: 'Sleeve weights now',
    note: `as of ${run.as_of}`,
    blocks: [
      paragraph(`Bounds of a sleeve: ${percent(min_weight)} to ${percent(max_weight)}.`),
      table(
        [words('Risk profile'), ...children.map(({ id }) => figures(id)), figures('Sum')],
        riskProfiles.map(({ riskProfile, weightsNow }) => [
          riskProfile,
          ...weightsNow.map(percent),
          percent(weightsNow.reduce((sum, weight) => sum + weight, 0)),
        ]),
      ),
      panels(riskProfiles, allocationBlocks),
    ],
  };
}

function allocationBlocks(one: RiskProfileFacts): Block[] {
  const { targets, sleeves } = one;
  const names = sleeves.map(({ name }) => name);
  return [allocationChart(targets, names, 'sleeve'), riskChart(one), effectiveNumberChart(targets, 'sleeve')];
}
