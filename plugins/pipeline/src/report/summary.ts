import { acceptance, acceptanceWords } from './acceptance.js';
import { percent, ratio } from './format.js';
import type { MetaFacts } from './meta-facts.js';
import { plainText } from './plain-text.js';
import type { RiskProfileFacts } from './risk-profile-facts.js';
import { sampleLabel } from './sample-label.js';
import { type TextColumn, textTable } from './text-table.js';

const MAX_WIDTH = 110;

/** A meta-portfolio for the terminal: which run, then a line a risk profile. Plain text that ends with a newline. */
export function metaSummary(facts: MetaFacts): string {
  const { run, children, riskProfiles } = facts;
  const ids = children.map(({ id }) => id);
  const label = sampleLabel(facts);
  const column = (head: readonly string[], cell: (facts: RiskProfileFacts) => string): TextColumn => ({
    head,
    align: 'right',
    cells: riskProfiles.map(cell),
  });
  const columns: TextColumn[] = [
    { ...column(['', 'risk profile'], ({ riskProfile }) => riskProfile), align: 'left' },
    ...ids.map((id, j) => column(['weight', id], ({ weightsNow }) => percent(weightsNow[j]!))),
    ...ids.map((id, j) =>
      column(['volatility', id], ({ sleeves }) => percent(sleeves[j]!.performance.volatilityAnnual)),
    ),
    column(['volatility', 'meta'], ({ meta }) => percent(meta.performance.volatilityAnnual)),
    column(['Sharpe', 'meta'], ({ meta }) => ratio(meta.performance.sharpe)),
    { ...column(['', 'largest asset'], largestAsset), align: 'left' },
  ];
  const head = [run.profile, `as of ${run.as_of}`, `run ${run.run_id}`, label].join('   ');
  return `${head}\nAcceptance ${acceptanceWords(acceptance(facts))}\n\n${textTable(columns, MAX_WIDTH)}\n`;
}

function largestAsset({ portfolio }: RiskProfileFacts): string {
  const [largest] = portfolio.weights;
  return largest === undefined ? 'none' : `${plainText(largest.symbol)} ${percent(largest.net_weight)}`;
}
