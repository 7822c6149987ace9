/* Solves the four profiles over every window of five years of 471 stocks, and prints what that took as JSON. */
import { sliceRows } from '@metafolio/quant';
import { readReturns } from './prices.mjs';
import { FOUR } from './profiles.mjs';
import { STEP, walk, windowsOf } from './walks.mjs';

const returns = readReturns('sp500_471.csv.gz', 471);
const rows = Math.min(returns.rows, 5 * 252);
/** Without the last test window, in which nothing is solved. */
const history = sliceRows(returns, returns.rows - rows, returns.rows - STEP);
const start = performance.now();
const before = process.cpuUsage();
walk(history, FOUR);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    windows: windowsOf(history).length,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
