import { correlationDistance, type Linkage, leafOrder, linkage } from '@metafolio/quant';
import { type Chart, chart } from '../document/chart.js';
import { figures, table, words } from '../document/table.js';
import { ratio } from '../format.js';
import { BASE, categoryAxis, rounded, valueAxis } from './base.js';
import { INK } from './palette.js';

/** Streams joined by likeness. */
export interface Clustering {
  readonly names: readonly string[];
  readonly tree: Linkage;
  /** Columns from left to right of the tree. */
  readonly order: readonly number[];
}

/** Average linkage on √(½(1 - ρ)); null where a correlation is not defined. */
export function clusterStreams(
  names: readonly string[],
  correlation: readonly (readonly number[])[],
): Clustering | null {
  const flat = Float64Array.from(correlation.flat());
  if (names.length < 2 || flat.some(Number.isNaN)) return null;
  const tree = linkage(correlationDistance(flat, names.length), names.length, 'average');
  return { names, tree, order: Array.from(leafOrder(tree)) };
}

/** The tree of a clustering, leaves on the left, each join as far right as the distance of what it joins. */
export function dendrogramChart({ names, tree, order }: Clustering): Chart {
  const joins = joinsOf(tree, order);
  const leaves = order.map((leaf) => names[leaf]!);
  const members = membersOf(tree, names);
  return chart({
    title: 'Dendrogram',
    caption:
      'Average linkage on the distance √(½(1 − correlation)): 0 moves alike, 0.71 has nothing in common, 1 moves opposite.',
    summary: `From the most alike on: ${members.map(({ left, right, height }) => `${left} joins ${right} at ${ratio(height)}`).join('; ')}.`,
    size: 'half',
    height: Math.max(160, 60 + 34 * leaves.length),
    option: {
      ...BASE,
      grid: { left: 8, right: 24, top: 8, bottom: 40, containLabel: true },
      xAxis: {
        ...valueAxis('Distance'),
        min: 0,
        scale: false,
        axisLine: { show: false },
        axisTick: { show: false },
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: 'var(--muted)' },
      },
      yAxis: [
        { ...categoryAxis(leaves, leaves.length), inverse: true, splitLine: { show: false } },
        { type: 'value', min: -0.5, max: leaves.length - 0.5, inverse: true, show: false },
      ],
      series: joins.map((points) => ({
        type: 'line',
        yAxisIndex: 1,
        silent: true,
        symbol: 'none',
        lineStyle: { color: INK, width: 2 },
        data: points.map(([distance, position]) => [rounded(distance!, 4), position]),
      })),
    },
    alternative: table(
      [words('Join'), words('With'), figures('Distance')],
      members.map(({ left, right, height }) => [left, right, ratio(height)]),
      'Joins from the most alike on.',
    ),
  });
}

/** The three strokes of each join: out to its distance, across, and back. */
function joinsOf({ n, left, right, heights }: Linkage, order: readonly number[]): number[][][] {
  const position = new Map(order.map((leaf, k) => [leaf, k]));
  const place = (id: number) => position.get(id)!;
  return Array.from(heights, (height, k) => {
    const [a, b] = [left[k]!, right[k]!];
    const reach = (id: number) => (id < n ? 0 : heights[id - n]!);
    position.set(n + k, (place(a) + place(b)) / 2);
    return [
      [reach(a), place(a)],
      [height, place(a)],
      [height, place(b)],
      [reach(b), place(b)],
    ];
  });
}

function membersOf({ n, left, right, heights }: Linkage, names: readonly string[]) {
  const label = [...names];
  return Array.from(heights, (height, k) => {
    const join = { left: label[left[k]!]!, right: label[right[k]!]!, height };
    label[n + k] = `(${join.left}, ${join.right})`;
    return join;
  });
}
