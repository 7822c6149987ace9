import type { Violation } from '../../errors.js';
import type { PlaceOfSettings } from '../settings.js';

type Names<Key extends string> = readonly [block: string, lower: Key, upper: Key];

/** A lower bound of a block above its upper bound. */
export function reversedBounds<Key extends string>(
  values: Readonly<Record<Key, number>>,
  [block, lower, upper]: Names<Key>,
  at: PlaceOfSettings,
): Violation[] {
  if (values[lower] <= values[upper]) return [];
  return [
    {
      where: at([block, lower], [block, upper]),
      rule: `${lower} must not be above ${upper}`,
      got: `${values[lower]} and ${values[upper]}`,
      expected: `${lower} ≤ ${upper}`,
      cause: 'The two are exchanged, or one of them comes from the defaults or from a profile underneath.',
    },
  ];
}
