import { streamCharts } from './charts/stream-charts.js';
import { styledStreams } from './charts/stream-style.js';
import { type Block, panels, paragraph, type ReportDocument } from './document/block.js';
import { figures, type Row, table, words } from './document/table.js';
import { percent, ratio } from './format.js';
import { rowsBoth } from './rows-both.js';
import { diffRuns, type FigureDifference, type ProfileDiff, type RunDiff } from './run-diff.js';
import type { RunFacts, RunProfileFacts } from './run-facts.js';

/** Ratios; every other metric is a fraction. */
const RATIOS = ['sharpe', 'sortino', 'calmar'];

const METRIC_NAMES: Readonly<Record<string, string>> = {
  returnAnnual: 'return a year',
  volatilityAnnual: 'volatility a year',
  sharpe: 'Sharpe',
  sortino: 'Sortino',
  maxDrawdownCompounded: 'max drawdown',
  calmar: 'Calmar',
  conditionalValueAtRisk95: 'CVaR 95',
  turnoverAnnual: 'turnover a year',
};

const OF_BOTH = [figures('A'), figures('B'), figures('B - A')];

/** Two runs side by side, whatever form it is written in. */
export function diffDocument(a: RunFacts, b: RunFacts): ReportDocument {
  const diff = diffRuns(a, b);
  const { config, profiles } = diff;
  return {
    title: `${a.run.profile} and ${b.run.profile}`,
    subject: 'Comparison',
    description: 'Two runs side by side: A and B.',
    judgements: [
      { label: 'Parameters that differ', value: String(config.length), tone: 'note', section: 'configuration' },
      ...profiles.map(({ risk_profile, turnover }) => ({
        label: `Turnover of ${risk_profile}`,
        value: percent(turnover),
        tone: 'note' as const,
        section: 'weights',
      })),
    ],
    identity: [
      { label: 'A', value: `${a.run.run_id} as of ${a.run.as_of}` },
      { label: 'B', value: `${b.run.run_id} as of ${b.run.as_of}` },
    ],
    sections: [
      { id: 'configuration', title: 'Configuration', blocks: configBlocks(diff) },
      section('performance', 'Performance', profiles, (one) => [...performanceBlocks(one), ...curves(a, b, one)]),
      section('weights', 'Weights to hold now', profiles, weightBlocks),
    ],
  };
}

function section(
  id: string,
  title: string,
  profiles: readonly ProfileDiff[],
  blocks: (diff: ProfileDiff) => readonly Block[],
) {
  const named = profiles.map((diff) => ({ riskProfile: diff.risk_profile, diff }));
  return { id, title, blocks: [panels(named, ({ diff }) => blocks(diff))] };
}

function configBlocks({ config, only_a, only_b }: RunDiff): Block[] {
  const alone = [...only_a.map((name) => `${name} only in A`), ...only_b.map((name) => `${name} only in B`)];
  return [
    ...(alone.length === 0 ? [] : [paragraph(`Risk profiles: ${alone.join(', ')}.`)]),
    table(
      ['parameter', 'A', 'B'].map(words),
      config.map(({ parameter, a, b }) => [parameter, a ?? 'absent', b ?? 'absent']),
      'Parameters that differ:',
    ),
  ];
}

function performanceBlocks({ dates: { a, b }, metrics }: ProfileDiff): Block[] {
  return [
    table(
      [words('metric'), ...OF_BOTH],
      metrics.map((one) => figureRow(METRIC_NAMES[one.name]!, one, RATIOS.includes(one.name) ? ratio : percent)),
      `A from ${a.join(' to ')}, B from ${b.join(' to ')}; each metric is over its own dates.`,
    ),
  ];
}

function weightBlocks({ weights, turnover }: ProfileDiff): Block[] {
  return [
    table(
      [words('asset'), ...OF_BOTH],
      weights.filter(({ change }) => change !== 0).map((one) => figureRow(one.name, one, percent)),
      `To get from A to B trade ${percent(turnover)} of the capital, purchases and sales each counted.`,
    ),
  ];
}

function figureRow(name: string, { a, b, change }: FigureDifference, format: (value: number) => string): Row {
  return [name, format(a), format(b), format(change)];
}

/** Both streams on the dates that both have. */
function curves(a: RunFacts, b: RunFacts, { risk_profile }: ProfileDiff): Block[] {
  const [ofA, ofB] = [a, b].map(({ riskProfiles }) =>
    riskProfiles.find(({ riskProfile }) => riskProfile === risk_profile),
  ) as [RunProfileFacts, RunProfileFacts];
  const { dates, returns } = rowsBoth(
    { dates: ofA.dates, returns: ofA.stream.returns },
    { dates: ofB.dates, returns: ofB.stream.returns },
  );
  if (dates.length === 0) return [paragraph('The two have no date in common, so no curves are drawn.')];
  const [ofBothA, ofBothB] = returns;
  return streamCharts({
    dates,
    periods: a.calendar.periods_per_year,
    streams: styledStreams(
      [{ ...ofA.stream, name: 'A', returns: ofBothA }],
      [{ ...ofB.stream, name: 'B', returns: ofBothB }],
      [],
    ),
    group: risk_profile,
  });
}
