import type { Violation } from '../../errors.js';
import { didYouMean } from './did-you-mean.js';
import { show, showChoices } from './show.js';

export function unknownProfile(where: string, name: string, profileNames: readonly string[]): Violation {
  return {
    where,
    rule: 'the profile is unknown',
    got: show(name),
    expected: `one of ${showChoices(profileNames)}`,
    cause: didYouMean(name, profileNames) ?? 'Add it to the profiles of the manifest.',
  };
}
