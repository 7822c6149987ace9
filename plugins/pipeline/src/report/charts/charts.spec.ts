import { describe, expect, it } from 'vitest';
import { composition } from '../composition.js';
import { EXAMPLE_FACTS } from '../testing/example-facts.js';
import { clusterStreams, dendrogramChart } from './dendrogram.js';
import { flowChart } from './flow.js';
import { linesChart } from './lines.js';

interface Series {
  readonly data: readonly unknown[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[];
}

function seriesOf({ option }: { readonly option: object }): readonly Series[] {
  return (option as { series: readonly Series[] }).series;
}

describe('dendrogramChart', () => {
  it('joins each pair at its distance, between the places of what it joins', () => {
    // Distances √(½(1-ρ)): a and b 0.1, c to both 0.5 on average.
    const rho = (distance: number) => 1 - 2 * distance ** 2;
    const matrix = [
      [1, rho(0.1), rho(0.4)],
      [rho(0.1), 1, rho(0.6)],
      [rho(0.4), rho(0.6), 1],
    ];
    const clustering = clusterStreams(['a', 'b', 'c'], matrix)!;
    const joins = seriesOf(dendrogramChart(clustering)).map(({ data }) => data);
    const [first, second] = joins as [number[][], number[][]];
    expect(first.map(([distance]) => distance)).toEqual([0, 0.1, 0.1, 0]);
    expect(second.map(([distance]) => distance)).toEqual(expect.arrayContaining([0, 0.5, 0.5, 0.1]));
    const middle = (first[0]![1]! + first[3]![1]!) / 2;
    expect(second.map(([, place]) => place)).toContain(middle);
  });

  it('is none where a correlation is not defined, or there is one stream', () => {
    expect(clusterStreams(['a'], [[1]])).toBeNull();
    expect(
      clusterStreams(
        ['a', 'b'],
        [
          [1, Number.NaN],
          [Number.NaN, 1],
        ],
      ),
    ).toBeNull();
  });
});

describe('flowChart', () => {
  const sleeve = (symbols: readonly string[]) => ({
    kind: 'sleeve' as const,
    profile: 'x',
    assets: symbols.map((symbol) => ({ symbol, net_weight: 1 / symbols.length })),
  });

  it('gives small assets one node, and nothing of the capital is lost', () => {
    const symbols = Array.from({ length: 40 }, (_, k) => `S${String(k).padStart(2, '0')}`);
    const tree = { kind: 'meta', profile: 'm', sleeves: [{ id: 'a', weight: 1, tree: sleeve(symbols) }] } as const;
    const [{ links }] = seriesOf(flowChart(composition(tree), ['a'])) as [Series];
    expect(links).toHaveLength(17);
    expect(links.at(-1)).toMatchObject({ source: 'a', target: '24 others', value: 60 });
    expect(links.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(100, 9);
  });

  it('tells an asset from a sleeve of the same name', () => {
    const tree = { kind: 'meta', profile: 'm', sleeves: [{ id: 'gold', weight: 1, tree: sleeve(['gold']) }] } as const;
    const [{ links }] = seriesOf(flowChart(composition(tree), ['gold'])) as [Series];
    expect(links.map(({ source, target }) => [source, target])).toEqual([['gold', 'gold (asset)']]);
  });
});

describe('linesChart', () => {
  it('draws every third date of three thousand, and says so', () => {
    const [HRP] = EXAMPLE_FACTS.riskProfiles;
    const dates = Array.from({ length: 2999 }, (_, k) => `day ${k}`);
    const chart = linesChart({
      title: 'x',
      caption: 'Wealth.',
      summary: 'x',
      size: 'full',
      axis: 'x',
      format: 'ratio',
      dates,
      lines: [{ name: HRP!.meta.name, style: { color: 'x', width: 1, dash: 'solid' }, values: new Float64Array(2999) }],
      group: 'x',
      text: String,
    });
    expect(chart.caption).toBe('Wealth. One date in 3 is drawn.');
    expect(seriesOf(chart)[0]!.data).toHaveLength(1000);
  });
});
