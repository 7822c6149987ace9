import { expect, it } from 'vitest';
import { composition } from './composition.js';
import { EXAMPLE_FACTS } from './testing/example-facts.js';

const [HRP] = EXAMPLE_FACTS.riskProfiles;

it('multiplies weights along each path, keeps their sign, and puts the largest first', () => {
  const [core, defensive] = composition(HRP!.tree);
  expect(core).toMatchObject({ name: 'core', net: 0.5, gross: 0.5 });
  expect(core!.parts.map(({ name, net }) => [name, net])).toEqual([
    ['etfs', 0.25],
    ['instruments', 0.25],
  ]);
  expect(defensive).toMatchObject({ name: 'defensive', net: expect.closeTo(0.3, 12), gross: 0.5 });
  expect(defensive!.parts.map(({ name, net }) => [name, net])).toEqual([
    ['A|<script>`x`', 0.4],
    ['JPM', -0.1],
  ]);
});

it('leaves out what holds nothing', () => {
  const tree = {
    kind: 'meta',
    profile: 'x',
    sleeves: [
      { id: 'a', weight: 1, tree: { kind: 'sleeve', profile: 'a', assets: [{ symbol: 'KO', net_weight: 1 }] } },
      { id: 'b', weight: 0, tree: { kind: 'sleeve', profile: 'b', assets: [{ symbol: 'PG', net_weight: 1 }] } },
    ],
  } as const;
  expect(composition(tree).map(({ name }) => name)).toEqual(['a']);
});
