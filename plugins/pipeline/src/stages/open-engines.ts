import type { EngineProbe } from '../engines/engine.js';
import { engineOf } from '../engines/engine-of.js';
import { versionProblem } from '../engines/engine-problem.js';
import { type EngineChoice, enginesOf } from '../engines/solve-windows.js';
import { GateError } from '../errors.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Engine } from '../storage/receipt.js';

/** Name of the entry that tells which version of an engine was at work. */
export const ENGINE_STEP = 'engine';

export interface EngineOpening {
  /** Named in the message. */
  readonly where: string;
  readonly choice: EngineChoice;
  readonly python: string | undefined;
  readonly ledger: Ledger;
}

/**
 * Demands that the engines of a choice are there, and enters their versions into the ledger.
 *
 * @returns name and version of those that are not our own, for the receipt
 * @throws GateError when one is missing or too old; nothing else is taken in its place
 */
export async function openEngines({ where, choice, python = '', ledger }: EngineOpening): Promise<Engine[]> {
  const opened: Engine[] = [];
  for (const name of enginesOf(choice).filter((engine) => engine !== 'custom')) {
    const probe = await engineOf(name, python).probe();
    const problem = versionProblem(name, probe);
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
    rule: 'the engines that the manifest names must be installed',
    got: 'missing' in probe ? `no ${probe.name}` : `${probe.name} ${probe.version}`,
    expected: 'every one, in a version that is known',
    cause: `${problem}.`,
  });
}
