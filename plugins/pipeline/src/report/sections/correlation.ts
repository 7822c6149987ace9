import { percent, ratio } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { sampleLabel } from '../sample-label.js';

/** The correlations of the sleeves on the dates of the meta's stream, and what the join of their dates left out. */
export function correlationSection(facts: MetaFacts): string[] {
  const { riskProfiles } = facts;
  return [
    `## Correlation of the sleeves (${sampleLabel(facts)})`,
    ...riskProfiles.map(matrix),
    'Dates of each sleeve that the others lack, and that therefore take no part:',
    markdownTable(
      [words('Risk profile'), words('Sleeve'), figures('Dates'), figures('Kept'), figures('Intersection loss')],
      riskProfiles.flatMap(({ riskProfile, intersection }) =>
        intersection.map(({ id, rows, kept, intersection_loss }) => [
          riskProfile,
          id,
          String(rows),
          String(kept),
          percent(intersection_loss),
        ]),
      ),
    ),
  ];
}

function matrix({ riskProfile, sleeves, correlation }: RiskProfileFacts): string {
  if (correlation === null) return `${riskProfile}: a correlation needs two dates, there is one.`;
  return markdownTable(
    [words(riskProfile), ...sleeves.map(({ name }) => figures(name))],
    sleeves.map(({ name }, i) => [name, ...correlation[i]!.map(ratio)]),
  );
}
