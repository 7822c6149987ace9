import { describe, expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError } from '../errors.js';
import { constraintsFor } from './constraints.js';

describe('constraintsFor', () => {
  it('is the long-only simplex without options', () => {
    expect(constraintsFor(2, {})).toEqual({
      lower: Float64Array.of(0, 0),
      upper: Float64Array.of(1, 1),
      groups: [],
      notes: [],
    });
  });

  it('groups the assets by label, in the order of the first asset of each', () => {
    const { groups, notes } = constraintsFor(4, { clusterCap: 0.75, clusters: [7, 3, 7, 3] });
    expect(groups).toEqual([
      { members: [0, 2], cap: 0.75 },
      { members: [1, 3], cap: 0.75 },
    ]);
    expect(notes).toEqual([]);
  });

  it('raises a cap that the clusters could not fill together, and says so', () => {
    const { groups, notes } = constraintsFor(4, { clusterCap: 0.1, clusters: [0, 1, 2, 2] });
    expect(groups.map(({ cap }) => cap)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(notes).toEqual([`clusterCap raised from 0.1 to ${1 / 3}: 1/(number of clusters)`]);
  });

  it.each([3, 7, 49, 93])('admits bounds of 1/N where N times 1/N rounds away from 1 (N = %i)', (n) => {
    expect(constraintsFor(n, { minWeight: 1 / n, maxWeight: 1 / n }).upper[0]).toBe(1 / n);
  });

  it.each([
    [{ maxWeight: 0.19 }, 'maxWeight = 0.19'],
    [{ minWeight: 0.21 }, 'minWeight = 0.21'],
    [{ minWeight: 0.2, maxWeight: 0.15 }, 'maxWeight = 0.15'],
  ])('refuses bounds without a solution, naming them and N: %j', (options, named) => {
    expect(() => constraintsFor(5, options)).toThrow(InfeasibleError);
    expect(() => constraintsFor(5, options)).toThrow(named);
    expect(() => constraintsFor(5, options)).toThrow('N = 5');
  });

  it('refuses a cap below the minimum weights of a cluster', () => {
    const options = { clusterCap: 0.5, clusters: [0, 0, 0, 0, 1], minWeight: 0.15 };
    expect(() => constraintsFor(5, options)).toThrow(InfeasibleError);
    expect(() => constraintsFor(5, options)).toThrow('clusterCap = 0.5, minWeight = 0.15, 4 assets');
  });

  it('refuses caps and bounds that leave no room for the budget: a lone asset cannot fill its cluster', () => {
    const options = { clusterCap: 0.5, clusters: [0, 0, 0, 1], maxWeight: 0.4 };
    expect(() => constraintsFor(4, options)).toThrow(InfeasibleError);
    expect(() => constraintsFor(4, options)).toThrow('room 0.9 with clusterCap = 0.5, maxWeight = 0.4');
  });

  it.each([
    [{ minWeight: -0.1 }, 'minWeight'],
    [{ maxWeight: 25 }, 'maxWeight'],
    [{ maxWeight: Number.NaN }, 'maxWeight'],
    [{ clusterCap: 1.5, clusters: [0, 1] }, 'clusterCap'],
  ])('refuses a bound that is no fraction: %j', (options, named) => {
    expect(() => constraintsFor(2, options)).toThrow(InvalidInputError);
    expect(() => constraintsFor(2, options)).toThrow(`options.${named}`);
  });

  it.each([
    [undefined, 'no labels'],
    [[0, 1, 2], '3 labels'],
  ])('refuses a cap with labels %j for two assets', (clusters, named) => {
    const options = clusters === undefined ? { clusterCap: 0.6 } : { clusterCap: 0.6, clusters };
    expect(() => constraintsFor(2, options)).toThrow(InvalidInputError);
    expect(() => constraintsFor(2, options)).toThrow(named);
  });
});
