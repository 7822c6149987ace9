import { newWorker, type Worker, type WorkerCommand } from './worker.js';

const workers = new Map<string, Worker>();

/** The worker of this process for a command: one for all batches, since a package takes seconds to load. */
export function workerFor(command: WorkerCommand): Worker {
  const key = JSON.stringify([command.python, command.engine]);
  const worker = workers.get(key) ?? newWorker(command);
  workers.set(key, worker);
  return worker;
}

/** Ends all workers at once; the next question starts a new one. */
export function endWorkers(): void {
  for (const worker of workers.values()) worker.end();
  workers.clear();
}
