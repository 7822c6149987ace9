import type { PortfolioFile } from '../../stages/portfolio.js';
import { counted, percent, ratio } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';

/** The largest physical assets of each risk profile, and who brings them. */
export function topAssetsSection({ run, definition, riskProfiles }: MetaFacts): string[] {
  return [
    `## Top assets (as of ${run.as_of})`,
    ...riskProfiles.flatMap(({ riskProfile, portfolio }) => [
      `### ${riskProfile}: top assets`,
      totals(portfolio),
      markdownTable(
        [figures('#'), words('Asset'), figures('Weight'), words('Contributors')],
        portfolio.weights
          .slice(0, definition.report.top_assets)
          .map(({ symbol, net_weight, contributors }, k) => [
            String(k + 1),
            symbol,
            percent(net_weight),
            contributors.map(({ sleeve, weight }) => `${sleeve} ${percent(weight)}`).join(', '),
          ]),
      ),
    ]),
  ];
}

function totals({ net, gross, effective_n, weights }: PortfolioFile): string {
  return `${counted(weights.length, 'asset')}, net ${percent(net)}, gross ${percent(gross)}, effective N ${ratio(effective_n)}.`;
}
