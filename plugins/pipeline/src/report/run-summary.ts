import { percent, ratio } from './format.js';
import { plainText } from './plain-text.js';
import type { RunFacts, RunProfileFacts } from './run-facts.js';
import { type TextColumn, textTable } from './text-table.js';

const MAX_WIDTH = 110;
const LARGEST = 3;

/** A run for the terminal: what it is and rests on, then a line a risk profile. Plain text that ends with a newline. */
export function runSummary(facts: RunFacts): string {
  const { run, calendar, directory, ledgerEntries, riskProfiles } = facts;
  const column = (head: readonly string[], cell: (one: RunProfileFacts) => string): TextColumn => ({
    head,
    align: 'right',
    cells: riskProfiles.map(cell),
  });
  const sample = run.in_sample ? 'in-sample' : 'out-of-sample';
  const lines = [
    `${run.kind} ${run.profile}   as of ${run.as_of}   run ${run.run_id}   ${sample}`,
    `in ${directory}, temporal id ${run.temporal_id}, calendar ${plainText(calendar.calendar)} with ${calendar.periods_per_year} observations a year`,
    `ledger with ${ledgerEntries} entries, head ${run.ledger_head}`,
    ...run.children.map(({ id, run_id }) => `holds ${id}: ${run_id}`),
  ];
  const table = textTable(
    [
      { ...column(['', 'risk profile'], ({ riskProfile }) => riskProfile), align: 'left' },
      { ...column(['', 'dates'], ({ dates }) => `${dates[0]} to ${dates.at(-1)}`), align: 'left' },
      column(['return', 'a year'], ({ stream }) => percent(stream.performance.returnAnnual)),
      column(['volatility', 'a year'], ({ stream }) => percent(stream.performance.volatilityAnnual)),
      column(['', 'Sharpe'], ({ stream }) => ratio(stream.performance.sharpe)),
      column(['largest', 'drawdown'], ({ stream }) => percent(stream.performance.maxDrawdownCompounded)),
      column(['windows', 'solved'], ({ health }) => `${health.solved} of ${health.requested}`),
      { ...column(['largest assets', 'to hold now'], largestAssets), align: 'left' },
    ],
    MAX_WIDTH,
  );
  return `${lines.join('\n')}\n\n${table}\n`;
}

function largestAssets({ portfolio }: RunProfileFacts): string {
  const largest = portfolio.weights.slice(0, LARGEST);
  return largest.map(({ symbol, net_weight }) => `${plainText(symbol)} ${percent(net_weight)}`).join(', ') || 'none';
}
