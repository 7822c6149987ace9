import { returnsMatrix } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { rowsOn } from './rows-on.js';

const SERIES = {
  dates: ['2022-03-02', '2022-03-03', '2022-03-04'],
  matrix: returnsMatrix(['a', 'b'], Float64Array.of(1, 2, 3, 4, 5, 6)),
};

describe('rowsOn', () => {
  it('picks the rows of the dates', () => {
    const { dates, matrix } = rowsOn(SERIES, ['2022-03-02', '2022-03-04']);
    expect(dates).toEqual(['2022-03-02', '2022-03-04']);
    expect([...matrix.values]).toEqual([1, 2, 5, 6]);
    expect(matrix).toMatchObject({ assets: ['a', 'b'], rows: 2, cols: 2 });
  });

  it('does not make up a row', () => {
    expect(() => rowsOn(SERIES, ['2022-03-05'])).toThrow('2022-03-05 is none');
  });
});
