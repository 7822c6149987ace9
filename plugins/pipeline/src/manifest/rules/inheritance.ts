import type { Violation } from '../../errors.js';
import { placeOf } from '../config/place.js';
import type { Manifest } from '../manifest.js';
import { unknownProfile } from '../messages/unknown-profile.js';
import { topologyOf } from './topology.js';

/** What is wrong with the profiles as a forest of `extends`: an unknown base, a circle. */
export function inheritanceViolations(manifest: Manifest): Violation[] {
  const { document, sources, profileNames } = manifest;
  const bases = new Map<string, string[]>();
  const violations: Violation[] = [];
  for (const name of profileNames) {
    const base = document.profiles![name]!.extends;
    bases.set(name, base === undefined ? [] : [base]);
    if (base !== undefined && !Object.hasOwn(document.profiles!, base)) {
      violations.push(unknownProfile(placeOf(sources, ['profiles', name, 'extends']), base, profileNames));
    }
  }
  const circles = topologyOf(bases).cycles.map((cycle) => ({
    where: placeOf(sources, ['profiles', cycle[0]!, 'extends']),
    rule: 'profiles must not extend one another in a circle',
    got: cycle.join(' → '),
    expected: 'a chain that ends',
    cause: 'Remove one of the extends.',
  }));
  return [...violations, ...circles];
}
