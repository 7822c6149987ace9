import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { type MetaAllocation, metaAllocationSchema } from '../manifest/blocks/meta-allocation.js';
import { prettyJson } from '../storage/canonical-json.js';
import { flatten } from './flatten.js';
import { type PortfolioFile, portfolio } from './portfolio.js';
import { type MetaTree, sleeveTree } from './portfolio-tree.js';
import { productJson, stageRunOf } from './testing/stage-run.js';

/** The run of a child that holds these assets, with a net exposure that it states. */
function child(weights: Record<string, number>, net?: number) {
  const parts = Object.entries(weights).map(([symbol, weight]) => ({ symbol, contributor: { sleeve: '', weight } }));
  const held = portfolio(parts);
  return {
    'weights/hrp.json': prettyJson({ as_of: '2022-06-30', ...held, net: net ?? held.net }),
    'tree/hrp.json': prettyJson(sleeveTree('child', held)),
  };
}

function leafTree(weights: Record<string, number>) {
  const assets = Object.entries(weights).map(([symbol, net_weight]) => ({ symbol, net_weight }));
  return { kind: 'sleeve', profile: 'child', assets };
}

function runOn(weights: Record<string, number>, children: Record<string, ReturnType<typeof child>>) {
  const meta_allocation = metaAllocationSchema.parse({ max_asset_weight: 0.5 }) as MetaAllocation;
  const own = { 'allocate/hrp': { 'weights.json': prettyJson({ as_of: '2022-06-24', weights }) } };
  return stageRunOf({ config: { sleeves: [], meta_allocation }, own, children });
}

describe('flatten', () => {
  const core = child({ AAA: 0.75, BBB: 0.25 });

  it('publishes the portfolio for programs and for spreadsheets, and enters its figures', () => {
    const { run, events } = runOn({ core: 0.5, side: 0.5 }, { core, side: child({ BBB: 0.5, CCC: 0.5 }) });
    const product = flatten(run);
    expect(productJson<PortfolioFile>(product, 'portfolio.json')).toMatchObject({
      meta: 'macro',
      profile: 'hrp',
      as_of: '2022-06-30',
      net: 1,
      gross: 1,
      weights: [
        { symbol: 'AAA', weight: 0.375 },
        { symbol: 'BBB', weight: 0.375 },
        { symbol: 'CCC', weight: 0.25 },
      ],
    });
    expect(product.summary).toBe('3 assets, largest AAA 37.50 %');
    expect(new TextDecoder().decode(product.files.get('portfolio.csv')).split('\n')[2]).toBe(
      'BBB,0.375,0.375,LONG,core=0.125 side=0.25',
    );
    expect(productJson<MetaTree>(product, 'tree.json')).toEqual({
      kind: 'meta',
      profile: 'macro',
      sleeves: [
        { id: 'core', weight: 0.5, tree: leafTree({ AAA: 0.75, BBB: 0.25 }) },
        { id: 'side', weight: 0.5, tree: leafTree({ BBB: 0.5, CCC: 0.5 }) },
      ],
    });
    expect(events()).toMatchObject([{ step: 'flatten', data: { net: 1, gross: 1, assets: 3 } }]);
  });

  it('finds every asset above max_asset_weight, and none at it', () => {
    const { run, events } = runOn({ core: 0.8, side: 0.2 }, { core, side: child({ CCC: 1 }) });
    expect(flatten(run).summary).toBe('3 assets, largest AAA 60.00 %, 1 over 50.00 %');
    expect(events()[0]).toMatchObject({
      step: 'concentration',
      status: 'warning',
      data: { symbol: 'AAA', max_asset_weight: 0.5 },
    });
    const { run: even, events: none } = runOn({ core: 1 }, { core: child({ AAA: 0.5, BBB: 0.5 }) });
    flatten(even);
    expect(none().map(({ step }) => step)).toEqual(['flatten']);
  });

  it('a child that the allocation does not name has no weight', () => {
    const { run } = runOn({ core: 1 }, { core, side: child({ CCC: 1 }) });
    const { net, weights } = productJson<PortfolioFile>(flatten(run), 'portfolio.json');
    expect(net).toBe(1);
    expect(weights.find(({ symbol }) => symbol === 'CCC')).toMatchObject({ weight: 0, net_weight: 0 });
  });

  it('refuses a child whose net exposure is not that of its weights', () => {
    const { run } = runOn({ core: 0.5, side: 0.5 }, { core, side: child({ BBB: 0.5, CCC: 0.5 }, 1 + 1e-11) });
    expect(() => flatten(run)).toThrow(
      new IntegrityError({
        where: 'macro: flatten-hrp',
        rule: 'the flattened net exposure must be the sum over the children',
        got: 1,
        expected: `${0.5 + 0.5 * (1 + 1e-11)} within 1e-12`,
        cause: 'A child states a net exposure that is not the sum of its weights.',
      }),
    );
  });
});
