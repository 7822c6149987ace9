import type { Part } from '../composition.js';
import { type Chart, chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { percent } from '../format.js';
import { BASE, inPercent, tooltip } from './base.js';
import { INK, MUTED, seriesColor } from './palette.js';

/** A stream of capital from a sleeve to an asset. */
interface Flow {
  readonly sleeve: string;
  /** Index of the child that the sleeve belongs to. */
  readonly child: number;
  readonly asset: string;
  readonly gross: number;
}

/** Assets that have a node of their own; the others share one. */
const MOST_ASSETS = 16;

/** Leaf sleeves on the left, assets on the right, as wide as the absolute weight that flows. */
export function flowChart(parts: readonly Part[], order: readonly string[]): Chart {
  const flows = folded(parts.flatMap((part) => flowsOf(part, { path: '', child: order.indexOf(part.name) })));
  const sleeves = [...new Map(flows.map(({ sleeve, child }) => [sleeve, child]))];
  const assets = [...new Set(flows.map(({ asset }) => asset))];
  return chart({
    title: 'Flow of capital, sleeves to assets',
    caption: `Absolute weight in % of capital; the ${MOST_ASSETS} largest assets by name.`,
    summary: `${sleeves.length} leaf sleeves hold ${assets.length} assets or groups of assets.`,
    size: 'half',
    height: 460,
    option: {
      ...BASE,
      tooltip: tooltip('item', 'percent'),
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 96,
          top: 8,
          bottom: 8,
          nodeWidth: 14,
          nodeGap: 12,
          draggable: false,
          layoutIterations: 32,
          emphasis: { focus: 'adjacency', itemStyle: { color: 'inherit' } },
          label: { color: INK, fontSize: 11 },
          lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
          data: [
            ...sleeves.map(([name, child]) => ({ name, itemStyle: { color: seriesColor(child) } })),
            ...assets.map((name) => ({ name, itemStyle: { color: MUTED } })),
          ],
          links: flows.map(({ sleeve, child, asset, gross }) => ({
            source: sleeve,
            target: asset,
            value: inPercent(gross),
            lineStyle: { color: seriesColor(child) },
          })),
        },
      ],
    },
    alternative: table(
      [words('Sleeve'), words('Asset'), figures('Weight')],
      flows.map(({ sleeve, asset, gross }) => [sleeve, asset, percent(gross)]),
      'Absolute weights that flow from sleeves to assets.',
    ),
  });
}

function flowsOf({ name, parts, gross }: Part, { path, child }: { path: string; child: number }): Flow[] {
  if (parts.length === 0) return [{ sleeve: path, child, asset: name, gross }];
  const below = path === '' ? name : `${path}/${name}`;
  return parts.flatMap((part) => flowsOf(part, { path: below, child }));
}

/** The flows to the largest assets, and of each sleeve one to all others. */
function folded(flows: readonly Flow[]): Flow[] {
  const gross = new Map<string, number>();
  for (const flow of flows) gross.set(flow.asset, (gross.get(flow.asset) ?? 0) + flow.gross);
  const ranked = [...gross].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([asset]) => asset);
  const small = new Set(ranked.slice(MOST_ASSETS));
  const rest = `${small.size} others`;
  const sleeves = new Set(flows.map(({ sleeve }) => sleeve));
  const merged = new Map<string, Flow>();
  for (const flow of flows) {
    const name = small.has(flow.asset) ? rest : flow.asset;
    // A node is known by its name, and a flow to itself can't be drawn.
    const asset = sleeves.has(name) ? `${name} (asset)` : name;
    const key = JSON.stringify([flow.sleeve, asset]);
    merged.set(key, { ...flow, asset, gross: flow.gross + (merged.get(key)?.gross ?? 0) });
  }
  return [...merged.values()];
}
