import { distributionChart } from '../../charts/distribution.js';
import { type Block, panels, type Section } from '../../document/block.js';
import { metricsTable } from '../../metrics-table.js';
import { monthlyTable } from '../../monthly-table.js';
import type { SleeveFacts } from '../sleeve-facts.js';
import type { TournamentFacts } from '../tournament-facts.js';

/** Each risk profile by itself, beside the universe and the benchmarks. */
export function profilesSection(facts: SleeveFacts): Section {
  return {
    id: 'performance',
    title: 'Performance',
    note: 'out-of-sample',
    blocks: [panels(facts.riskProfiles, (one) => profileBlocks(facts, one))],
  };
}

function profileBlocks({ baselines }: SleeveFacts, { stream, dates }: TournamentFacts): Block[] {
  return [
    distributionChart(stream, baselines[0]!),
    monthlyTable(stream.name, dates, stream.returns),
    metricsTable([stream, ...baselines].map((one) => ({ ...one, inSample: false }))),
  ];
}
