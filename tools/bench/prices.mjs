/* Return windows of the shared prices, for the benchmarks: `METAFOLIO_SHARED_DATA`, else `../shared/data` beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { returnsMatrix } from '@metafolio/quant';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const DATA = process.env.METAFOLIO_SHARED_DATA ?? join(REPOSITORY, '../shared/data');
export const TRAIN = 252;

/** How many assets are measured: the file that they are the first columns of, and how many windows of it. */
export const SIZES = [
  { n: 20, prices: 'us_equities_20.csv.gz', windows: 8 },
  { n: 100, prices: 'sp500_471.csv.gz', windows: 6 },
  { n: 471, prices: 'sp500_471.csv.gz', windows: 4 },
];

export function requireData() {
  if (existsSync(DATA)) return;
  process.stderr.write(`No prices at ${DATA}: set METAFOLIO_SHARED_DATA to the folder that holds them.\n`);
  process.exit(1);
}

/** Simple returns of the first n columns of a price file. */
export function readReturns(file, n) {
  const [header, ...lines] = gunzipSync(readFileSync(join(DATA, file)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const assets = header.split(',').slice(1, n + 1);
  const values = new Float64Array((lines.length - 1) * n);
  let before = pricesOf(lines[0], n);
  for (let t = 1; t < lines.length; t++) {
    const now = pricesOf(lines[t], n);
    for (let j = 0; j < n; j++) values[(t - 1) * n + j] = now[j] / before[j] - 1;
    before = now;
  }
  return returnsMatrix(assets, values);
}

/** First rows of the windows, spread over the file. */
export function windowStarts(rows, count) {
  return Array.from({ length: count }, (_, k) => Math.floor((k * (rows - TRAIN)) / Math.max(1, count - 1)));
}

function pricesOf(line, n) {
  return line
    .split(',', n + 1)
    .slice(1)
    .map(Number);
}
