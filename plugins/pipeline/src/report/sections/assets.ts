import { compositionChart } from '../charts/composition.js';
import { flowChart } from '../charts/flow.js';
import { composition } from '../composition.js';
import { type Block, panels, paragraph, type Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import { counted, percent, ratio } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';

/** What the meta comes to in physical assets: the tree, the flow, and the largest with who brings them. */
export function assetsSection({ run, definition, riskProfiles }: MetaFacts): Section {
  return {
    id: 'assets',
    title: 'Assets now',
    note: `as of ${run.as_of}`,
    blocks: [panels(riskProfiles, (one) => assetBlocks(one, definition.report.top_assets))],
  };
}

function assetBlocks({ portfolio, tree, sleeves }: RiskProfileFacts, topAssets: number): Block[] {
  const { net, gross, effective_n, weights } = portfolio;
  const parts = composition(tree);
  const order = sleeves.map(({ name }) => name);
  return [
    paragraph(
      `${counted(weights.length, 'asset')}, net ${percent(net)}, gross ${percent(gross)}, effective N ${ratio(effective_n)}.`,
    ),
    ...(parts.length === 0 ? [] : [compositionChart(parts, order), flowChart(parts, order)]),
    table(
      [figures('#'), words('Asset'), figures('Weight'), words('Contributors')],
      weights
        .slice(0, topAssets)
        .map(({ symbol, net_weight, contributors }, k) => [
          String(k + 1),
          symbol,
          percent(net_weight),
          contributors.map(({ sleeve, weight }) => `${sleeve} ${percent(weight)}`).join(', '),
        ]),
      'The largest assets:',
    ),
  ];
}
