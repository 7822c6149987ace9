import type { Part } from '../composition.js';
import { type Chart, chart } from '../document/chart.js';
import { type TreeNode, tree } from '../document/tree.js';
import { percent } from '../format.js';
import { BASE, inPercent, tooltip } from './base.js';
import { INK, lightened, MUTED, SURFACE, seriesColor } from './palette.js';

/** The fractal tree, inner ring to outer: children, the sleeves below them, assets. */
export function compositionChart(parts: readonly Part[], order: readonly string[]): Chart {
  return chart({
    title: 'Composition, children to assets',
    caption:
      'Share of capital by absolute weight; from the centre out. Click a part to look into it, then the innermost ring to come back.',
    summary: `The whole is ${parts.map(({ name, net }) => `${name} ${percent(net)}`).join(', ')}.`,
    size: 'half',
    height: 460,
    option: {
      ...BASE,
      tooltip: tooltip('item', 'percent'),
      series: [
        {
          type: 'sunburst',
          radius: ['14%', '96%'],
          sort: null,
          emphasis: { focus: 'ancestor', itemStyle: { color: 'inherit' } },
          itemStyle: { borderColor: SURFACE, borderWidth: 1, color: MUTED },
          label: { fontSize: 11, minAngle: 9, overflow: 'truncate', width: Math.floor(RADIUS / depthOf(parts)) },
          data: parts.map((part) => sector(part, { color: seriesColor(order.indexOf(part.name)), depth: 0 })),
        },
      ],
    },
    alternative: tree('Weights by child, sleeve and asset.', parts.map(node)),
  });
}

/** Room for labels from the centre to the rim, CSS pixels. */
const RADIUS = 170;

/** Rings by depth: the further out, the lighter, with a text that can be read on it. */
const RINGS = [
  { share: 100, text: 'var(--on-series)' },
  { share: 45, text: INK },
  { share: 28, text: INK },
] as const;

function sector(
  { name, gross, parts }: Part,
  { color, depth }: { color: string; depth: number },
): Readonly<Record<string, unknown>> {
  const { share, text } = RINGS[Math.min(depth, RINGS.length - 1)]!;
  return {
    name,
    value: inPercent(gross),
    itemStyle: { color: lightened(color, share) },
    label: { color: text },
    ...(parts.length === 0 ? {} : { children: parts.map((part) => sector(part, { color, depth: depth + 1 })) }),
  };
}

function depthOf(parts: readonly Part[]): number {
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => depthOf(part.parts)));
}

function node({ name, net, parts }: Part): TreeNode {
  return { name, value: percent(net), children: parts.map(node) };
}
