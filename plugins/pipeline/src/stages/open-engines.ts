import type { WorkerName } from '../engines/catalogue.js';
import type { EngineProbe } from '../engines/engine.js';
import { versionProblem } from '../engines/engine-problem.js';
import { probePython } from '../engines/python/probe-python.js';
import { GateError } from '../errors.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Engine } from '../storage/receipt.js';

/** Name of the entry that tells which version of an engine, or of a simulator, was at work. */
export const ENGINE_STEP = 'engine';

export interface EngineOpening {
  /** Named in the message. */
  readonly where: string;
  readonly workers: readonly WorkerName[];
  readonly python: string | undefined;
  readonly ledger: Ledger;
}

/**
 * Demands that the packages of engines and simulator are there, and enters their versions into the ledger.
 *
 * @returns their names and versions, for the receipt
 * @throws GateError when one is missing or too old; nothing else is taken in its place
 */
export async function openEngines({ where, workers, python = '', ledger }: EngineOpening): Promise<Engine[]> {
  const opened: Engine[] = [];
  for (const name of workers) {
    const probe = await probePython(name, python);
    const problem = versionProblem(probe);
    if (problem !== null || 'missing' in probe) throw unusable(where, probe, problem);
    const { version, python: release, packages } = probe;
    const installed = { version, ...(release && { python: release }), ...(packages && { packages }) };
    ledger.record({
      step: ENGINE_STEP,
      phase: 'finding',
      status: 'success',
      params: { engine: name },
      data: installed,
    });
    opened.push({ name, version });
  }
  return opened;
}

function unusable(where: string, probe: EngineProbe, problem: string | null): GateError {
  return new GateError({
    where,
    rule: 'the engines and the simulator that the manifest names must be installed',
    got: 'missing' in probe ? `no ${probe.name}` : `${probe.name} ${probe.version}`,
    expected: 'every one, in a version that is known',
    cause: `${problem}.`,
  });
}
