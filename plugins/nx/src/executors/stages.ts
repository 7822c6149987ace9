import { optimiseLate } from './short-process.js';

/** What every entry of executors.json names; the options say which stage. */
export { stageBatchExecutor as batch, stageExecutor as default } from './stage-executor.js';

optimiseLate();
