import { parentPort, workerData } from 'node:worker_threads';
import { type ColumnsRequest, decodeColumns } from './parquet-columns.js';

// One request a worker: what a hostile file does to it ends with it.
parentPort!.postMessage(await decodeColumns(workerData as ColumnsRequest));
