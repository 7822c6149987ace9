import type { Violation } from '../../errors.js';
import { placeOf } from '../config/place.js';
import type { Manifest } from '../manifest.js';

/** A manifest without profiles can be loaded, as a new workspace has one; beside folders of sleeves it is a mistake. */
export function noProfileViolations({ sources, profileNames }: Manifest): Violation[] {
  if (profileNames.length > 0) return [];
  return [
    {
      where: placeOf(sources, ['profiles']),
      rule: 'a manifest must have a profile',
      got: 'none',
      expected: 'at least one, here or in a manifest that it extends',
      cause: 'Add a profile named like its folder in sleeves/ or meta/.',
    },
  ];
}
