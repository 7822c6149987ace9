import type { Violation } from '../../errors.js';
import { didYouMean } from '../messages/did-you-mean.js';
import { show, showChoices } from '../messages/show.js';
import type { ResolvedMeta } from '../resolved-profile.js';
import type { PlaceOfSettings } from '../settings.js';
import { TEMPORAL_KEYS } from '../temporal-id.js';
import { duplicatesIn } from './duplicates.js';
import { reversedBounds } from './reversed-bounds.js';

/** Rounding of a product like 3 · (1/3). */
const ROUNDING = 1e-12;

/** What contradicts what among the sleeves and the allocation of one meta-portfolio. */
export function metaViolations(meta: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  return [
    ...idViolations(meta, at),
    ...runIdViolations(meta, at),
    ...budgetViolations(meta, at),
    ...exceptionViolations(meta, at),
    ...temporalViolations(meta, at),
  ];
}

function idViolations({ sleeves }: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  return duplicatesIn(sleeves.map(({ id }) => id)).map(({ value, index, first }) => ({
    where: at(['sleeves', index, 'id']),
    rule: 'the ids of the sleeves of a meta-portfolio must differ',
    got: show(value),
    expected: `an id that sleeves[${first}] does not have`,
    cause: 'A sleeve was copied; give it an id of its own.',
  }));
}

function runIdViolations({ sleeves }: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  return sleeves.flatMap(({ profile, run_id }, index) => {
    if (run_id === undefined || run_id.slice(0, -13) === profile) return [];
    return [
      {
        where: at(['sleeves', index, 'run_id']),
        rule: 'the run must be one of the profile',
        got: show(run_id),
        expected: `${profile}- and 12 hex digits`,
        cause: 'The profile was changed and the run was not, or the run of another sleeve was copied.',
      },
    ];
  });
}

/** No weights within the bounds sum to 1. */
function budgetViolations({ sleeves, meta_allocation }: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  const { min_weight, max_weight } = meta_allocation;
  const n = sleeves.length;
  const violations = reversedBounds(meta_allocation, ['meta_allocation', 'min_weight', 'max_weight'], at);
  if (n * max_weight < 1 - ROUNDING) {
    violations.push({
      where: at(['meta_allocation', 'max_weight'], ['sleeves']),
      rule: `max_weight of ${n} sleeves must admit a sum of 1`,
      got: max_weight,
      expected: `at least 1/${n}`,
      cause: 'A sleeve was removed, or the bound was meant for more of them.',
    });
  }
  if (n * min_weight > 1 + ROUNDING) {
    violations.push({
      where: at(['meta_allocation', 'min_weight'], ['sleeves']),
      rule: `min_weight of ${n} sleeves must admit a sum of 1`,
      got: min_weight,
      expected: `at most 1/${n}`,
      cause: 'A sleeve was added, or the bound was meant for fewer of them.',
    });
  }
  return violations;
}

function exceptionViolations({ sleeves, parity_exceptions }: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  const ids = sleeves.map(({ id }) => id);
  return parity_exceptions.flatMap(({ sleeve }, index) => {
    const [id = ''] = sleeve.split('/');
    if (ids.includes(id)) return [];
    return [
      {
        where: at(['parity_exceptions', index, 'sleeve']),
        rule: 'an exception must name a sleeve of the meta-portfolio',
        got: show(sleeve),
        expected: `one of ${showChoices(ids)}`,
        cause: didYouMean(id, ids) ?? 'The sleeve was removed or renamed; exceptions go by id, not by profile.',
      },
    ];
  });
}

/** Streams of other windows can't be joined honestly, whatever the reason. */
function temporalViolations({ parity_exceptions }: ResolvedMeta, at: PlaceOfSettings): Violation[] {
  const temporal = TEMPORAL_KEYS.map((key) => `backtest.${key}`);
  return parity_exceptions.flatMap(({ parameter }, index) =>
    temporal.includes(parameter)
      ? [
          {
            where: at(['parity_exceptions', index, 'parameter']),
            rule: 'the windows of all sleeves must be the same, without exception',
            got: show(parameter),
            expected: 'a parameter of features, selection, the simulator or its costs',
            cause: 'Give the sleeve the windows of the others; their streams are compared date by date.',
          },
        ]
      : [],
  );
}
