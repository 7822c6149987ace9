import { stageBatchExecutor, stageExecutor } from './stage-executor.js';

/** What executors.json names: one executor a stage, so that a stage's results are cached before the next stage is hashed. */
export const ingest = stageExecutor('ingest');
export const select = stageExecutor('select');
export const tournament = stageExecutor('tournament');
export const health = stageExecutor('health');
export const sleeve = stageExecutor('sleeve');
export const archive = stageExecutor('archive');
export const verify = stageExecutor('verify');
export const preflight = stageExecutor('preflight');
export const parity = stageExecutor('parity');
export const returns = stageExecutor('returns');
export const allocate = stageExecutor('allocate');
export const flatten = stageExecutor('flatten');
export const meta = stageExecutor('meta');
export const report = stageExecutor('report');

export const ingestBatch = stageBatchExecutor('ingest');
export const selectBatch = stageBatchExecutor('select');
export const tournamentBatch = stageBatchExecutor('tournament');
export const healthBatch = stageBatchExecutor('health');
export const sleeveBatch = stageBatchExecutor('sleeve');
export const archiveBatch = stageBatchExecutor('archive');
export const verifyBatch = stageBatchExecutor('verify');
export const preflightBatch = stageBatchExecutor('preflight');
export const parityBatch = stageBatchExecutor('parity');
export const returnsBatch = stageBatchExecutor('returns');
export const allocateBatch = stageBatchExecutor('allocate');
export const flattenBatch = stageBatchExecutor('flatten');
export const metaBatch = stageBatchExecutor('meta');
export const reportBatch = stageBatchExecutor('report');
