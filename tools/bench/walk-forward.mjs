/* Solves the four profiles over every window of five years of 471 stocks, and prints what that took as JSON. */
import { sliceRows, solve, walkForward } from '@metafolio/quant';
import { readReturns, TRAIN } from './prices.mjs';
import { FOUR, inputOf } from './profiles.mjs';

const returns = readReturns('sp500_471.csv.gz', 471);
const rows = Math.min(returns.rows, 5 * 252);
const history = sliceRows(returns, returns.rows - rows, returns.rows);
const start = performance.now();
const before = process.cpuUsage();
const windows = walkForward(rows, { trainWindow: TRAIN, testWindow: 20 });
for (const { trainStart, trainEnd } of windows) {
  const window = sliceRows(history, trainStart, trainEnd);
  for (const profile of FOUR) solve(inputOf(profile, window));
}
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    windows: windows.length,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
