import { clusterStreams, dendrogramChart } from '../charts/dendrogram.js';
import { coverageTable } from '../coverage-table.js';
import { type Block, panels, paragraph, type Section } from '../document/block.js';
import { figures, type Table, table, words } from '../document/table.js';
import { percent, ratio } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { sampleLabel } from '../sample-label.js';

/** The correlations of the sleeves on the dates of the meta's stream, and what the join of their dates left out. */
export function correlationSection(facts: MetaFacts): Section {
  return {
    id: 'correlation',
    title: 'Correlation of the sleeves',
    note: sampleLabel(facts),
    blocks: [panels(facts.riskProfiles, correlationBlocks)],
  };
}

function correlationBlocks(one: RiskProfileFacts): Block[] {
  return [...matrixBlocks(one), intersectionTable(one), coverageTable(one)];
}

function matrixBlocks({ sleeves, correlation }: RiskProfileFacts): Block[] {
  if (correlation === null) return [paragraph('A correlation needs two dates, there is one.')];
  const names = sleeves.map(({ name }) => name);
  const clustering = clusterStreams(names, correlation);
  const order = clustering?.order ?? names.map((_, j) => j);
  const matrix = table(
    [words('Sleeve'), ...order.map((j) => figures(names[j]!))],
    order.map((i) => [
      names[i]!,
      ...order.map((j) => ({ text: ratio(correlation[i]![j]!), heat: correlation[i]![j]! })),
    ]),
    'Correlations, in the order of the dendrogram:',
  );
  return clustering === null ? [matrix] : [{ ...matrix, size: 'half' }, dendrogramChart(clustering)];
}

function intersectionTable({ intersection }: RiskProfileFacts): Table {
  return table(
    [words('Sleeve'), figures('Dates'), figures('Kept'), figures('Intersection loss')],
    intersection.map(({ id, rows, kept, intersection_loss }) => [
      id,
      String(rows),
      String(kept),
      percent(intersection_loss),
    ]),
    'Dates of each sleeve that the others lack, and that therefore take no part:',
  );
}
