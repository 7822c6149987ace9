import type { Direction } from '@metafolio/quant';
import { encodeReturns, encodeTable } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import { namedWeights } from './decide-windows.js';
import { jsonFile } from './text-files.js';
import type { WalkForwardStream } from './walk-forward-stream.js';

/** `weights.json`: what to hold now, by asset in a sleeve, by child in a meta. */
export interface WeightsFile {
  readonly as_of: string;
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * The files of a tournament and of an allocation: the stream, the targets of every window, the weights to hold now. Weights are
 * signed: that of a short is negative.
 *
 * @param directions - of each column; all long when not given, as the children of a meta are
 */
export function streamFiles(
  series: DatedReturns,
  result: WalkForwardStream,
  directions: readonly Direction[] = [],
): Map<string, Uint8Array> {
  const signed = (weights: Float64Array) =>
    weights.map((weight, j) => (directions[j] === 'short' ? 0 - weight : weight));
  const { assets } = series.matrix;
  const weights: WeightsFile = {
    as_of: series.dates[series.dates.length - 1]!,
    weights: namedWeights(assets, signed(result.weightsNow)),
  };
  return new Map([
    ['returns.parquet', encodeReturns(result.stream)],
    ['weights.parquet', weightsTable(series, result, signed)],
    ['weights.json', jsonFile(weights)],
    ['windows.json', jsonFile(result.windows)],
  ]);
}

/** One row a solved window: the date from which the targets hold (of `now`, the last date of the data), then a column an asset. */
function weightsTable(
  { dates, matrix }: DatedReturns,
  { decisions }: WalkForwardStream,
  signed: (weights: Float64Array) => Float64Array,
): Uint8Array {
  const solved = decisions.flatMap(({ window, weights }) =>
    weights === null ? [] : [{ window, weights: signed(weights) }],
  );
  return encodeTable([
    {
      name: 'date',
      type: 'date',
      values: solved.map(({ window }) => dates[Math.min(window.testStart, dates.length - 1)]!),
    },
    { name: 'window', type: 'string', values: solved.map(({ window }) => String(window.name)) },
    ...matrix.assets.map((name, j) => ({
      name,
      type: 'double' as const,
      values: Float64Array.from(solved, ({ weights }) => weights[j]!),
    })),
  ]);
}
