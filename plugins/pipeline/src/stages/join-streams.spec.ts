import { returnsMatrix } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { type ChildStream, joinStreams } from './join-streams.js';

const stream = (id: string, values: Record<string, number>): ChildStream => ({
  id,
  series: { dates: Object.keys(values), matrix: returnsMatrix(['return'], Float64Array.from(Object.values(values))) },
});

describe('joinStreams', () => {
  const first = stream('first', { '2022-01-03': 0.01, '2022-01-04': 0.02, '2022-01-05': 0.03, '2022-01-07': 0.04 });
  const second = stream('second', { '2022-01-04': -0.01, '2022-01-05': -0.02, '2022-01-06': -0.03, '2022-01-07': 0 });

  it('keeps the dates on which every child has data, one column a child in the order given', () => {
    const { series } = joinStreams([first, second]);
    expect(series.dates).toEqual(['2022-01-04', '2022-01-05', '2022-01-07']);
    expect(series.matrix.assets).toEqual(['first', 'second']);
    expect([...series.matrix.values]).toEqual([0.02, -0.01, 0.03, -0.02, 0.04, 0]);
  });

  it('says what share of its dates each child lost', () => {
    const long = stream('long', { ...Object.fromEntries(second.series.dates.map((d) => [d, 0])), '2022-01-10': 0 });
    expect(joinStreams([second, long, stream('short', { '2022-01-06': 0 })]).losses).toEqual([
      { id: 'second', rows: 4, kept: 1, intersection_loss: 0.75 },
      { id: 'long', rows: 5, kept: 1, intersection_loss: 0.8 },
      { id: 'short', rows: 1, kept: 1, intersection_loss: 0 },
    ]);
  });

  it('fills nothing: children without a common date have no rows', () => {
    const { series, losses } = joinStreams([first, stream('other', { '2023-01-03': 0.5 })]);
    expect(series.dates).toEqual([]);
    expect(series.matrix).toMatchObject({ rows: 0, cols: 2 });
    expect(losses.map(({ intersection_loss }) => intersection_loss)).toEqual([1, 1]);
  });

  it('a child without any row loses nothing and leaves nothing', () => {
    const { series, losses } = joinStreams([first, stream('empty', {})]);
    expect(series.dates).toEqual([]);
    expect(losses[1]).toEqual({ id: 'empty', rows: 0, kept: 0, intersection_loss: 0 });
  });

  it('a single child is its own stream', () => {
    const { series, losses } = joinStreams([first]);
    expect(series.dates).toEqual(first.series.dates);
    expect(series.matrix.values).toEqual(first.series.matrix.values);
    expect(losses).toEqual([{ id: 'first', rows: 4, kept: 4, intersection_loss: 0 }]);
  });
});
