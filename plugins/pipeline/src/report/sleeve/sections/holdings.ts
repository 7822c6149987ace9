import { allocationChart, effectiveNumberChart } from '../../charts/allocation.js';
import { type Block, folded, panels, paragraph, type Section } from '../../document/block.js';
import { figures, table, words } from '../../document/table.js';
import { counted, percent, ratio } from '../../format.js';
import type { WindowTargets } from '../../window-targets.js';
import type { SleeveFacts } from '../sleeve-facts.js';
import type { TournamentFacts } from '../tournament-facts.js';

/** What each risk profile holds now, and held before. */
export function holdingsSection({ run, riskProfiles }: SleeveFacts): Section {
  return {
    id: 'holdings',
    title: 'Weights now',
    note: `as of ${run.as_of}`,
    blocks: [panels(riskProfiles, holdingBlocks)],
  };
}

function holdingBlocks({ portfolio, targets }: TournamentFacts): Block[] {
  const { net, gross, effective_n, weights } = portfolio;
  const shown = mainTargets(targets);
  return [
    paragraph(
      `${counted(weights.length, 'asset')}, net ${percent(net)}, gross ${percent(gross)}, effective N ${ratio(effective_n)}.`,
    ),
    allocationChart(shown, shown[0]!.names, 'asset'),
    effectiveNumberChart(targets, 'asset'),
    folded('Weights to hold now', [
      table(
        [figures('#'), words('Asset'), figures('Weight')],
        weights.map(({ symbol, net_weight }, k) => [String(k + 1), symbol, percent(net_weight)]),
      ),
    ]),
  ];
}

/** As many assets as there are colours to tell apart; the others are one. */
const SHOWN = 7;

function mainTargets(targets: readonly WindowTargets[]): WindowTargets[] {
  const names = targets[0]!.names;
  const held = names.map((_, j) => targets.reduce((sum, { weights }) => sum + Math.abs(weights[j]!), 0));
  const ranked = names.map((_, j) => j).sort((a, b) => held[b]! - held[a]! || a - b);
  const [main, rest] = [ranked.slice(0, SHOWN), ranked.slice(SHOWN).filter((j) => held[j]! > 0)];
  return targets.map(({ weights, ...window }) => ({
    ...window,
    names: [...main.map((j) => names[j]!), ...(rest.length === 0 ? [] : [`${rest.length} others`])],
    weights: [
      ...main.map((j) => weights[j]!),
      ...(rest.length === 0 ? [] : [rest.reduce((sum, j) => sum + weights[j]!, 0)]),
    ],
  }));
}
