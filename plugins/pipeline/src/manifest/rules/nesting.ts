import type { Violation } from '../../errors.js';
import type { Manifest } from '../manifest.js';
import type { ResolvedMeta } from '../resolved-profile.js';
import { placeOfSettings } from '../settings.js';
import { topologyOf } from './topology.js';

const DEFAULT_MAX_DEPTH = 8;

/** Circles among the metas, and metas nested more than `max_depth` deep; a pinned run is an end of the nesting. */
export function nestingViolations(manifest: Manifest, metas: readonly ResolvedMeta[]): Violation[] {
  const byName = new Map(metas.map((meta) => [meta.name, meta]));
  const children = new Map(metas.map((meta) => [meta.name, executed(meta).filter((name) => byName.has(name))]));
  const { order, cycles } = topologyOf(children);
  const circles = cycles.map((cycle) => ({
    where: placeOfChild(manifest, byName.get(cycle[0]!)!, cycle[1]!),
    rule: 'a meta-portfolio must not contain itself',
    got: cycle.join(' → '),
    expected: 'a chain that ends in sleeves',
    cause: 'Remove one of these sleeves, or pin an archived run of it with run_id.',
  }));
  return [...circles, ...depthViolations(manifest, { order, children, byName })];
}

interface Nesting {
  readonly order: readonly string[];
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, ResolvedMeta>;
}

/** Reports each meta at which a chain passes the limit, not the metas above it. */
function depthViolations(manifest: Manifest, { order, children, byName }: Nesting): Violation[] {
  const maxDepth = manifest.document.max_depth ?? DEFAULT_MAX_DEPTH;
  const deepest = new Map<string, readonly string[]>();
  const violations: Violation[] = [];
  for (const name of order) {
    const below = children.get(name)!.map((child) => deepest.get(child)!);
    const chain = [name, ...below.reduce((longest, next) => (next.length > longest.length ? next : longest), [])];
    // A chain too long by one is reported; longer ones need not be kept.
    deepest.set(name, chain.slice(0, maxDepth + 1));
    if (chain.length !== maxDepth + 1 || below.some(({ length }) => length > maxDepth)) continue;
    violations.push({
      where: placeOfChild(manifest, byName.get(name)!, chain[1]!),
      rule: 'metas must not be nested too deeply',
      got: `${chain.length} levels, ${chain.join(' → ')}`,
      expected: `at most max_depth = ${maxDepth}`,
      cause: 'Flatten the composition, or raise max_depth at the top of the manifest.',
    });
  }
  return violations;
}

function executed({ sleeves }: ResolvedMeta): string[] {
  return sleeves.filter(({ run_id }) => run_id === undefined).map(({ profile }) => profile);
}

function placeOfChild(manifest: Manifest, { sleeves, extendsChain }: ResolvedMeta, child: string): string {
  const index = sleeves.findIndex(({ profile, run_id }) => profile === child && run_id === undefined);
  return placeOfSettings(manifest, extendsChain)(['sleeves', index, 'profile']);
}
