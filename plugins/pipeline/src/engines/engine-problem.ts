import { PYTHON_SIMULATOR, packageOf, type WorkerName } from './catalogue.js';
import type { EngineProbe } from './engine.js';

/** The command that installs every engine in the version that is needed. */
export const INSTALL = 'npx metafolio engines install';

/** Why an engine can't be used as it is installed, with the remedy; null when it can. */
export function versionProblem(probe: EngineProbe): string | null {
  if (probe.name === 'custom') return null;
  const { package: distribution, needed } = packageOf(probe.name);
  const wanted = `${labelOf(probe.name)}: needs ${distribution} ${needed} or newer, below ${majorOf(needed) + 1}`;
  if ('missing' in probe)
    return `${wanted}, found none: ${probe.missing}; run \`${INSTALL}\`, or set METAFOLIO_PYTHON to a Python that has it`;
  return isEnough(probe.version, needed) ? null : `${wanted}, found ${probe.version}; run \`${INSTALL}\``;
}

function labelOf(worker: WorkerName): string {
  return worker === PYTHON_SIMULATOR ? `simulator ${worker}` : `engine ${worker}`;
}

function isEnough(found: string, needed: string): boolean {
  const [a, b] = [numbersOf(found), numbersOf(needed)];
  if (a[0] !== b[0]) return false;
  const differing = b.findIndex((number, k) => (a[k] ?? 0) !== number);
  return differing === -1 || (a[differing] ?? 0) > b[differing]!;
}

function majorOf(version: string): number {
  return numbersOf(version)[0]!;
}

/** The leading numbers of a version: `1.12.2rc1` is [1, 12, 2]. */
function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
