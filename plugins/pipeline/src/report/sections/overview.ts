import { correlationBenefit } from '../correlation-benefit.js';
import type { Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import { optional, percent, ratio } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';
import { sampleLabel } from '../sample-label.js';

/** The risk profiles side by side, and whether allocating made the whole steadier than its steadiest sleeve. */
export function overviewSection(facts: MetaFacts): Section {
  return {
    id: 'overview',
    title: 'Risk profiles compared',
    note: sampleLabel(facts),
    blocks: [
      table(
        [
          words('Risk profile'),
          ...['Return', 'Volatility', 'Sharpe', 'Max drawdown', 'Turnover'].map(figures),
          words('Least volatile sleeve'),
          figures('Its volatility'),
          words('Benefit'),
        ],
        facts.riskProfiles.map((one) => {
          const { performance, turnoverAnnual } = one.meta;
          const { leastVolatileSleeve, leastVolatility, holds } = correlationBenefit(one);
          return [
            one.riskProfile,
            percent(performance.returnAnnual),
            percent(performance.volatilityAnnual),
            ratio(performance.sharpe),
            percent(performance.maxDrawdownCompounded),
            optional(turnoverAnnual, percent),
            leastVolatileSleeve,
            percent(leastVolatility),
            { text: holds ? 'yes' : 'no', tone: holds ? 'good' : 'note' },
          ];
        }),
        'Figures of the meta-portfolio a year. Benefit: is its volatility below that of its least volatile sleeve?',
      ),
    ],
  };
}
