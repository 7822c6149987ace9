import { streamCharts } from '../../charts/stream-charts.js';
import { styledStreams } from '../../charts/stream-style.js';
import type { Section } from '../../document/block.js';
import { figures, table, words } from '../../document/table.js';
import { optional, percent, ratio } from '../../format.js';
import type { SleeveFacts } from '../sleeve-facts.js';

/** The risk profiles side by side: how each did, what it traded and paid, and how their wealth went. */
export function tournamentSection({ riskProfiles, baselines, calendar }: SleeveFacts): Section {
  const [first] = riskProfiles;
  const { dates } = first!;
  return {
    id: 'tournament',
    title: 'Tournament',
    note: 'out-of-sample',
    blocks: [
      table(
        [
          words('Risk profile'),
          ...['Return', 'Volatility', 'Sharpe', 'Sortino', 'Max drawdown', 'Calmar', 'Turnover', 'Costs'].map(figures),
          words('Largest asset'),
        ],
        riskProfiles.map(({ riskProfile, stream: { performance, turnoverAnnual }, costAnnual, portfolio }) => [
          riskProfile,
          percent(performance.returnAnnual),
          percent(performance.volatilityAnnual),
          ratio(performance.sharpe),
          ratio(performance.sortino),
          percent(performance.maxDrawdownCompounded),
          ratio(performance.calmar),
          optional(turnoverAnnual, percent),
          percent(costAnnual),
          largest(portfolio.weights[0]),
        ]),
        `Figures a year, after costs, ${dates[0]} to ${dates.at(-1)}:`,
      ),
      ...streamCharts({
        dates,
        periods: calendar.periods_per_year,
        streams: styledStreams(
          [],
          riskProfiles.map(({ stream }) => stream),
          baselines,
        ),
        group: 'time',
      }),
    ],
  };
}

function largest(position: SleeveFacts['riskProfiles'][number]['portfolio']['weights'][number] | undefined): string {
  return position === undefined ? 'none' : `${position.symbol} ${percent(position.net_weight)}`;
}
