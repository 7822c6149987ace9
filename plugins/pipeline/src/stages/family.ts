import { type Manifest, type ResolvedProfile, resolveProfile } from '../manifest/index.js';

/** The profiles named and all that the graph executes below them, each once, after everything that it rests on. */
export function familyOf(manifest: Manifest, names: readonly string[]): ResolvedProfile[] {
  const family = new Map<string, ResolvedProfile>();
  const visit = (name: string): void => {
    if (family.has(name)) return;
    const profile = resolveProfile(manifest, name);
    if (profile.kind === 'meta') {
      for (const child of profile.sleeves) if (child.run_id === undefined) visit(child.profile);
    }
    family.set(name, profile);
  };
  for (const name of names) visit(name);
  return [...family.values()];
}
