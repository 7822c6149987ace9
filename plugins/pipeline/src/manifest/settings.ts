import { ConfigurationError } from '../errors.js';
import { type DocumentPath, lineOf } from './config/config-document.js';
import { deepMerge } from './config/deep-merge.js';
import { placeOf } from './config/place.js';
import type { Manifest } from './manifest.js';
import type { ProfileDocument } from './manifest-schema.js';
import { unknownProfile } from './messages/unknown-profile.js';

/**
 * The profiles that lie under a profile and itself, base first.
 *
 * @throws ConfigurationError when the profile is unknown
 */
export function extendsChain({ document, path, profileNames }: Manifest, name: string): string[] {
  const { profiles = {} } = document;
  if (!Object.hasOwn(profiles, name)) throw new ConfigurationError(unknownProfile(path, name, profileNames));
  const chain: string[] = [];
  for (let next: string | undefined = name; next !== undefined; next = profiles[next]!.extends) chain.unshift(next);
  return chain;
}

/** What the manifest says of a profile: `defaults`, the chain of `extends`, the profile, merged in this order. */
export function mergedSettings({ document }: Manifest, chain: readonly string[]): ProfileDocument {
  const layers = chain.map((name) => document.profiles![name]!);
  return layers.reduce<ProfileDocument>(
    (base, over) => deepMerge(base, over) as ProfileDocument,
    document.defaults ?? {},
  );
}

/** Where settings of a profile were made; of several, where the one nearest to the profile was. */
export type PlaceOfSettings = (...paths: readonly DocumentPath[]) => string;

/**
 * Looks in the profile, then in those that it extends, then in the defaults; settings made nowhere are placed in the profile.
 *
 * @param chain - as from {@link extendsChain}
 */
export function placeOfSettings({ sources }: Manifest, chain: readonly string[]): PlaceOfSettings {
  const layers: DocumentPath[] = [...[...chain].reverse().map((name) => ['profiles', name]), ['defaults']];
  return (...paths) => {
    const places = layers.flatMap((layer) => paths.map((path) => [...layer, ...path]));
    const made = places.find((place) => sources.some((source) => lineOf(source, place) !== undefined));
    return placeOf(sources, made ?? places[0]!);
  };
}
