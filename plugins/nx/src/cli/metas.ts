import { ConfigurationError, type Manifest, resolveProfile } from '@metafolio/pipeline/graph';

/** The metas named, or all of the manifest, in its order. @throws ConfigurationError when one named is not a meta of it */
export function metasOf(manifest: Manifest, named: readonly string[]): string[] {
  const metas = manifest.profileNames.filter((name) => resolveProfile(manifest, name).kind === 'meta');
  const stranger = named.find((name) => !metas.includes(name));
  if (stranger !== undefined) {
    throw new ConfigurationError({
      where: `${manifest.path}: profiles`,
      rule: 'a meta to run must be a profile with sleeves',
      got: stranger,
      expected: metas.join(', ') || 'a manifest with a meta',
      cause: 'The name is misspelt, is that of a sleeve, or belongs to another manifest.',
    });
  }
  return named.length > 0 ? [...named] : metas;
}
