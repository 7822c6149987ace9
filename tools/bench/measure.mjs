/* What the benchmarks share: the fixed loop that times are ratios to, and medians. */

/** Square roots of the first whole numbers: no memory, no garbage, nothing to wait for. */
export function loop(count = 1e8) {
  const start = performance.now();
  const before = process.cpuUsage();
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.sqrt(k);
  if (!(sum > 0)) throw new Error('the loop was left out');
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What is measured at a time: enough that the first milliseconds of a processor that has waited, which are slow, hardly count. */
const ENOUGH_MS = 100;

/** Milliseconds of processor time that a run takes, over several: what others do on the machine disturbs it least. */
export function processorMs(run) {
  const before = process.cpuUsage();
  let [spent, times] = [0, 0];
  while (spent < ENOUGH_MS) {
    run();
    times++;
    const { user, system } = process.cpuUsage(before);
    spent = (user + system) / 1000;
  }
  return spent / times;
}

/** Rows of cells as a table; all columns but the first are numbers, and stand to the right. */
export function table(rows) {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const line = (row) => row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  ');
  return `${rows.map(line).join('\n')}\n`;
}

/** Three digits that count: 0.0123, 1.23, 123; a dash for none. */
export function digits(value) {
  if (Number.isNaN(value)) return '-';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
