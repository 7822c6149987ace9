import { encodeReturns, encodeTable } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import { namedWeights } from './decide-window.js';
import { jsonFile } from './text-files.js';
import type { WalkForwardStream } from './walk-forward-stream.js';

/** `weights.json`: what to hold now, by asset in a sleeve, by child in a meta. */
export interface WeightsFile {
  readonly as_of: string;
  readonly weights: Readonly<Record<string, number>>;
}

/** The files of a tournament and of an allocation: the stream, the targets of every window, the weights to hold now. */
export function streamFiles(series: DatedReturns, result: WalkForwardStream): Map<string, Uint8Array> {
  const { assets } = series.matrix;
  const weights: WeightsFile = {
    as_of: series.dates[series.dates.length - 1]!,
    weights: namedWeights(assets, result.weightsNow),
  };
  return new Map([
    ['returns.parquet', encodeReturns(result.stream)],
    ['weights.parquet', weightsTable(series, result)],
    ['weights.json', jsonFile(weights)],
    ['windows.json', jsonFile(result.windows)],
  ]);
}

/** One row a solved window: the date from which the targets hold (of `now`, the last date of the data), then a column an asset. */
function weightsTable({ dates, matrix }: DatedReturns, { decisions }: WalkForwardStream): Uint8Array {
  const solved = decisions.flatMap(({ window, weights }) => (weights === null ? [] : [{ window, weights }]));
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
