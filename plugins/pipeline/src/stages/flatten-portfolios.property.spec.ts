import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flattenPortfolios, type HeldPortfolio } from './flatten-portfolios.js';
import { type Portfolio, portfolio } from './portfolio.js';
import { distance, type Exact, exact, plus, times, ZERO } from './testing/exact.js';

/** Largest distance from the exact sum over the paths, per unit of gross exposure. */
const TOLERANCE = 1e-12;
const DEPTH = 6;
const SYMBOLS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];

interface Leaf {
  readonly weights: Readonly<Record<string, number>>;
}
interface Meta {
  readonly children: readonly { readonly weight: number; readonly tree: Tree }[];
}
type Tree = Leaf | Meta;

/** Weights as solvers leave them: fractions of no short binary form, some negative, of a gross exposure of 1. */
function shares(length: number, least: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.integer({ min: least, max: 1000 }), { minLength: length, maxLength: length })
    .map((parts) => parts.map((part) => (part === 0 ? 1 : part)))
    .map((parts) => parts.map((part) => part / parts.reduce((sum, one) => sum + Math.abs(one), 0)));
}

const leaf: fc.Arbitrary<Tree> = fc
  .subarray(SYMBOLS, { minLength: 1 })
  .chain((symbols) => shares(symbols.length, -300).map((weights) => ({ symbols, weights })))
  .map(({ symbols, weights }) => ({ weights: Object.fromEntries(symbols.map((symbol, j) => [symbol, weights[j]])) }));

/** A tree whose first path is exactly `depth` metas long; the others are leaves, or metas of leaves. */
function treeOf(depth: number): fc.Arbitrary<Tree> {
  if (depth === 0) return leaf;
  const others = depth > 1 ? fc.oneof(leaf, treeOf(1)) : leaf;
  return fc
    .tuple(treeOf(depth - 1), fc.array(others, { maxLength: 2 }))
    .chain(([first, rest]) => {
      const trees = [first, ...rest];
      return shares(trees.length, 1).map((weights) => trees.map((tree, k) => ({ tree, weight: weights[k] })));
    })
    .map((children) => ({ children }));
}

const tree = fc.integer({ min: 1, max: DEPTH }).chain(treeOf) as fc.Arbitrary<Meta>;

function flatten(node: Tree): Portfolio {
  if ('children' in node) return flattenPortfolios(heldBy(node));
  return portfolio(
    Object.entries(node.weights).map(([symbol, weight]) => ({ symbol, contributor: { sleeve: '', weight } })),
  );
}

function heldBy({ children }: Meta): HeldPortfolio[] {
  return children.map(({ weight, tree: child }, k) => ({ id: `child${k}`, weight, portfolio: flatten(child) }));
}

/** The definition, in exact arithmetic: for each path to an asset, the product of the weights along it. */
function exactWeights(node: Tree, along: Exact = exact(1)): Map<string, Exact> {
  const sums = new Map<string, Exact>();
  const add = (symbol: string, weight: Exact) => sums.set(symbol, plus(sums.get(symbol) ?? ZERO, weight));
  if ('weights' in node) {
    for (const [symbol, weight] of Object.entries(node.weights)) add(symbol, times(along, exact(weight)));
    return sums;
  }
  for (const { weight, tree: child } of node.children) {
    for (const [symbol, part] of exactWeights(child, times(along, exact(weight)))) add(symbol, part);
  }
  return sums;
}

const netWeights = ({ weights }: Portfolio) => new Map(weights.map(({ symbol, net_weight }) => [symbol, net_weight]));

function expectClose(actual: Portfolio, expected: Portfolio) {
  const [left, right] = [netWeights(actual), netWeights(expected)];
  expect([...left.keys()].sort()).toEqual([...right.keys()].sort());
  for (const [symbol, weight] of left) expect(Math.abs(weight - right.get(symbol)!)).toBeLessThanOrEqual(1e-15);
}

it('every asset weight is the exact sum over the paths, in trees up to six metas deep', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const expected = exactWeights(node);
      const actual = netWeights(flatten(node));
      expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [symbol, weight] of actual) {
        expect(distance(exact(weight), expected.get(symbol)!)).toBeLessThanOrEqual(TOLERANCE);
      }
    }),
    { numRuns: 1000 },
  );
});

it('the net exposure is the sum over the children, and the contributors of an asset sum to it', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const held = heldBy(node);
      const { net, gross, weights } = flattenPortfolios(held);
      const expected = held.reduce((sum, child) => sum + child.weight * child.portfolio.net, 0);
      expect(Math.abs(net - expected)).toBeLessThanOrEqual(TOLERANCE * Math.max(gross, 1));
      for (const { net_weight, contributors } of weights) {
        expect(contributors.reduce((sum, { weight }) => sum + weight, 0)).toBe(net_weight);
      }
    }),
    { numRuns: 1000 },
  );
});

it('a child split over two copies of itself leaves the asset weights', () => {
  fc.assert(
    fc.property(tree, fc.nat(), fc.integer({ min: 1, max: 99 }), (node, index, percentage) => {
      const held = heldBy(node);
      const child = held[index % held.length];
      const weight = (child.weight * percentage) / 100;
      const copies = [
        { ...child, id: 'copy', weight },
        { ...child, weight: child.weight - weight },
      ];
      const split = held.flatMap((one) => (one === child ? copies : [one]));
      expectClose(flattenPortfolios(split), flattenPortfolios(held));
    }),
    { numRuns: 1000 },
  );
});

it('children in another order give the same weights, and the same contributors in another order', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const held = heldBy(node);
      const [forward, backward] = [flattenPortfolios(held), flattenPortfolios(held.toReversed())];
      expectClose(backward, forward);
      for (const { symbol, contributors } of forward.weights) {
        const mirrored = backward.weights.find((position) => position.symbol === symbol);
        expect(new Set(mirrored?.contributors)).toEqual(new Set(contributors));
      }
    }),
    { numRuns: 1000 },
  );
});

it('a meta of one child is that child, bit for bit, one step further down the path', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const child = flatten(node);
      const parent = flattenPortfolios([{ id: 'only', weight: 1, portfolio: child }]);
      const below = child.weights.map(({ contributors, ...position }) => ({
        ...position,
        contributors: contributors.map(({ sleeve, weight }) => ({ sleeve: `only/${sleeve}`, weight })),
      }));
      expect(parent).toEqual({ ...child, weights: below });
    }),
    { numRuns: 1000 },
  );
});
