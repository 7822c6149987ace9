/*
 * Times one row of `peers.mjs` in a process of its own, as one program runs one profile: the code of a process that has solved other profiles
 * and sizes is compiled for those too. Its argument is the row, as JSON; a line on its input is a stretch to be solved, a line on its
 * output the milliseconds a window.
 */
import { createInterface } from 'node:readline';
import { correlationDistance, correlationMatrix, linkage, solve } from '@metafolio/quant';
import { processorMs } from './measure.mjs';
import { readReturns } from './prices.mjs';
import { inputOf } from './profiles.mjs';
import { BY_COVARIANCE, stretchesOf, walk, windowsOf } from './walks.mjs';

/** How long it runs before it counts: by then its code is compiled, as that of the peers is from the start. */
const WARM_MS = 1_500;

const { row, options, n, prices, stretches: count } = JSON.parse(process.argv[2]);
const stretches = stretchesOf(readReturns(prices, n), count);
for (const begun = performance.now(); performance.now() - begun < WARM_MS; ) {
  for (const { history } of stretches) timeOurs(history);
}
process.stdout.write('"ready"\n');
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(timeOurs(stretches[Number(line)].history))}\n`);
}

/** Milliseconds a window, over all windows of a stretch: each on its own, and in a walk-forward. */
function timeOurs(history) {
  const windows = windowsOf(history);
  const perWindow = (run) => processorMs(run) / windows.length;
  return {
    alone: perWindow(() => windows.forEach(solveAlone)),
    ...(BY_COVARIANCE.includes(row) && { walk: perWindow(() => walk(history, [row], options)) }),
  };
}

function solveAlone(window) {
  // The tree of Ward is no risk profile.
  if (row !== 'ward_tree') return solve({ ...inputOf(row, window), options });
  return linkage(correlationDistance(correlationMatrix(window), window.cols), window.cols, 'ward');
}
