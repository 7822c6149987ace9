import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Cell } from './cell.js';
import type { ColumnsRequest } from './parquet-columns.js';

/** Processor time that any file may take, and what each byte adds: a hundred times what decoding takes. */
const BUDGET_SECONDS = 1.5;
const BUDGET_SECONDS_A_MEGABYTE = 10;
const CHECK_MS = 50;

/**
 * `decodeColumns` in a thread of its own: a file can be made so that its decoder runs, or takes memory, without end.
 *
 * @throws Error when it did, or what the decoder throws
 */
export async function decodeGuarded(request: ColumnsRequest): Promise<Cell[][]> {
  const worker = new Worker(workerFile(), { workerData: request, execArgv: [] });
  const start = process.cpuUsage();
  const budget = BUDGET_SECONDS + (BUDGET_SECONDS_A_MEGABYTE * request.buffer.byteLength) / 2 ** 20;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      watch = setInterval(() => {
        const { user, system } = process.cpuUsage(start);
        if ((user + system) / 1e6 > budget) reject(new Error(`a file that takes more than ${budget} s to decode`));
      }, CHECK_MS);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** The built worker of this package, also when the caller runs from TypeScript source. */
function workerFile(): string {
  const manifest = createRequire(import.meta.url).resolve('@metafolio/pipeline/package.json');
  return join(dirname(manifest), 'dist/data/parquet-worker.js');
}
