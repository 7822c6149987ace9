import { describe, expect, it } from 'vitest';
import { compareParameters } from './compare-parameters.js';

const rows = [
  { path: 'core/first', parameters: { backtest: { slippage: 0.001, test_window: 20 }, selection: { top_n: 2 } } },
  { path: 'core/second', parameters: { backtest: { slippage: 0.002, test_window: 20 }, selection: { top_n: 2 } } },
  { path: 'side', parameters: { backtest: { slippage: 0.001, test_window: 20 }, selection: { top_n: 2 } } },
];

describe('compareParameters', () => {
  it('names a parameter that differs by its dotted path, with the value of every row', () => {
    expect(compareParameters({ rows, exceptions: [] })).toEqual({
      parameters: 2,
      mismatches: [
        {
          parameter: 'backtest.slippage',
          values: [
            { path: 'core/first', value: '0.001' },
            { path: 'core/second', value: '0.002' },
            { path: 'side', value: '0.001' },
          ],
        },
      ],
    });
  });

  it('names what differs in the order of the names, nothing and text included', () => {
    const of = (path: string, limit: unknown) => ({ path, parameters: { top_n: limit, limit } });
    const { mismatches } = compareParameters({ rows: [of('first', null), of('second', 'null')], exceptions: [] });
    expect(mismatches.map(({ parameter }) => parameter)).toEqual(['limit', 'top_n']);
    expect(mismatches[0].values.map(({ value }) => value)).toEqual(['null', '"null"']);
  });

  it.each(['core/second', 'core'])('an exception for %s takes the rows at and below it out', (sleeve) => {
    const { mismatches } = compareParameters({ rows, exceptions: [{ parameter: 'backtest.slippage', sleeve }] });
    expect(mismatches).toEqual([]);
  });

  it('counts only the parameters on which every row agrees, excepted rows among them', () => {
    const exceptions = [{ parameter: 'backtest.slippage', sleeve: 'core/second' }];
    expect(compareParameters({ rows, exceptions }).parameters).toBe(2);
  });

  it.each([
    ['another sleeve', { parameter: 'backtest.slippage', sleeve: 'side' }],
    ['a sleeve of which the name is only a beginning', { parameter: 'backtest.slippage', sleeve: 'core/sec' }],
    ['another parameter', { parameter: 'backtest.test_window', sleeve: 'core/second' }],
  ])('an exception for %s excuses nothing', (_name, exception) => {
    expect(compareParameters({ rows, exceptions: [exception] }).mismatches).toHaveLength(1);
  });

  it('the rows that are left must still agree', () => {
    const third = { path: 'third', parameters: { backtest: { slippage: 0.003, test_window: 20 } } };
    const { mismatches } = compareParameters({
      rows: [...rows, third],
      exceptions: [{ parameter: 'backtest.slippage', sleeve: 'core' }],
    });
    expect(mismatches.map(({ parameter }) => parameter)).toEqual(['backtest.slippage', 'selection.top_n']);
    expect(mismatches[0].values).toEqual([
      { path: 'side', value: '0.001' },
      { path: 'third', value: '0.003' },
    ]);
  });

  it('a parameter that one row does not have differs', () => {
    const without = { path: 'side', parameters: { selection: { top_n: 2 } } };
    const { mismatches } = compareParameters({ rows: [rows[0], without], exceptions: [] });
    expect(mismatches).toContainEqual({
      parameter: 'backtest.test_window',
      values: [
        { path: 'core/first', value: '20' },
        { path: 'side', value: 'absent' },
      ],
    });
  });

  it('compares lists element by element, and tells a text from a number', () => {
    const row = (path: string, value: unknown) => ({ path, parameters: { value } });
    const differ = (a: unknown, b: unknown) =>
      compareParameters({ rows: [row('a', a), row('b', b)], exceptions: [] }).mismatches.length === 1;
    expect(differ([60, 120], [60, 120])).toBe(false);
    expect(differ([60, 120], [120, 60])).toBe(true);
    expect(differ('all', 500)).toBe(true);
    expect(differ('1', 1)).toBe(true);
    expect(differ(0.1, 0.1)).toBe(false);
  });
});
