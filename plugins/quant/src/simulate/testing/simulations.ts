import fc from 'fast-check';
import { returnsMatrix } from '../../matrix/returns-matrix.js';
import type { Rebalance, Simulation } from '../options.js';

export const ASSETS = ['a', 'b', 'c'];

export interface Grid {
  readonly rows: { readonly max: number };
  /** Step of a return, of a weight and of the rates: a power of two makes every sum exact. */
  readonly step: number;
  readonly short: boolean;
  readonly daily: boolean;
}

/** Simulations whose returns, weights and rates are multiples of one step; without the fields of a single simulator. */
export function simulations({ rows, step, short, daily }: Grid): fc.Arbitrary<Simulation> {
  const most = Math.round(1 / step);
  const weights = fc
    .array(fc.integer({ min: short ? -most : 0, max: most }), { minLength: 3, maxLength: 3 })
    .map((parts) => parts.map((part) => Math.trunc(part / 3) * step))
    .map((parts) => Float64Array.from(parts));
  return fc.integer({ min: 1, max: rows.max }).chain((count) =>
    fc.record({
      returns: fc
        .array(fc.integer({ min: -Math.round(most / 4), max: Math.round(most / 2) }), {
          minLength: 3 * count,
          maxLength: 3 * count,
        })
        .map((ticks) =>
          returnsMatrix(
            ASSETS,
            Float64Array.from(ticks, (tick) => tick * step),
          ),
        ),
      rebalances: rebalancesOf(weights, count),
      costRate: fc.integer({ min: 0, max: 2 }).map((ticks) => ticks * step),
      borrowRateAnnual: fc.integer({ min: 0, max: 2 }).map((ticks) => ticks * step),
      periods: fc.constant(1),
      rebalance: fc.constantFrom('window' as const, daily ? ('daily' as const) : ('window' as const)),
      driftTolerance: fc.constantFrom(0, 0.05),
    }),
  );
}

function rebalancesOf(weights: fc.Arbitrary<Float64Array>, count: number): fc.Arbitrary<Rebalance[]> {
  return fc
    .uniqueArray(fc.nat(count - 1), { maxLength: 4 })
    .chain((at) =>
      fc.tuple(
        ...at.sort((a, b) => a - b).map((row) => fc.record({ row: fc.constant(row), weights: fc.option(weights) })),
      ),
    );
}

/** The same simulations in a market: calendar days, cash returns, volumes, volatilities, some returns missing. */
export function inMarket(plain: fc.Arbitrary<Simulation>): fc.Arbitrary<Simulation> {
  return plain.chain((simulation) => {
    const { rows, values, assets } = simulation.returns;
    const of = <T>(value: fc.Arbitrary<T>, length: number) => fc.array(value, { minLength: length, maxLength: length });
    const floats = (value: fc.Arbitrary<number>, length: number) =>
      of(value, length).map((all) => Float64Array.from(all));
    return fc
      .record({
        calendarDays: of(fc.integer({ min: 1, max: 5 }), rows).map((days) => Int32Array.from(days)),
        cashReturns: floats(fc.double({ min: -0.001, max: 0.002, noNaN: true }), rows),
        marketImpact: fc.record({
          coefficient: fc.constantFrom(0, 0.5, 0.9),
          volumes: floats(fc.constantFrom(0, Number.NaN, 5, 20, 100), values.length),
          volatilities: floats(fc.double({ min: 1e-6, max: 0.05, noNaN: true }), values.length),
        }),
        missing: of(fc.integer({ min: 0, max: 9 }), values.length),
      })
      .map(({ missing, ...market }) => ({
        ...simulation,
        ...market,
        returns: returnsMatrix(
          assets,
          values.map((value, at) => (missing[at] === 0 ? Number.NaN : value)),
        ),
      }));
  });
}

/** Rows [start, end) of a simulation; a rebalance before them has no effect in them. */
export function rowsOf(simulation: Simulation, start: number, end: number): Simulation {
  const { returns, rebalances, calendarDays, cashReturns, marketImpact } = simulation;
  const grid = <T extends { slice(from: number, to: number): T }>(all: T) =>
    all.slice(start * returns.cols, end * returns.cols);
  return {
    ...simulation,
    returns: returnsMatrix(returns.assets, grid(returns.values)),
    rebalances: rebalances
      .filter(({ row }) => row >= start && row < end)
      .map(({ row, weights }) => ({ row: row - start, weights })),
    ...(calendarDays && { calendarDays: calendarDays.slice(start, end) }),
    ...(cashReturns && { cashReturns: cashReturns.slice(start, end) }),
    ...(marketImpact && {
      marketImpact: {
        ...marketImpact,
        volumes: grid(marketImpact.volumes),
        volatilities: grid(marketImpact.volatilities),
      },
    }),
  };
}
