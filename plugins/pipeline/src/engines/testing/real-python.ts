import { spawnSync } from 'node:child_process';

/** The interpreter that the tests ask for packages. */
export const PYTHON = process.env.METAFOLIO_PYTHON ?? 'python3';

/** Why a test of packages is skipped, for its name; empty when they are all there. */
export function whyWithout(...packages: readonly string[]): string {
  const check = `from importlib.metadata import version\nfor name in ${JSON.stringify(packages)}: version(name)`;
  if (spawnSync(PYTHON, ['-c', check]).status === 0) return '';
  return ` (skipped: ${PYTHON} has not all of ${packages.join(', ')}; METAFOLIO_PYTHON names another)`;
}
