import { expect, it } from 'vitest';
import { nearestNeighbourChain } from './nn-chain.js';
import { squareDistance } from './testing/distances.js';

it.each(['complete', 'average', 'ward'] as const)('clustering by %s leaves the distances as they are', (method) => {
  const distance = squareDistance(4, [1, 9, 9, 2, 9, 4]);
  nearestNeighbourChain(distance, 4, method);
  expect(distance).toEqual(squareDistance(4, [1, 9, 9, 2, 9, 4]));
});
