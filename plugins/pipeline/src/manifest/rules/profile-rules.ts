import type { Violation } from '../../errors.js';
import { placeOf } from '../config/place.js';
import type { Manifest } from '../manifest.js';
import { show } from '../messages/show.js';
import type { ResolvedProfile } from '../resolved-profile.js';
import { type PlaceOfSettings, placeOfSettings } from '../settings.js';
import { duplicatesIn } from './duplicates.js';
import { engineViolations } from './engine-rules.js';
import { metaViolations } from './meta-rules.js';
import { reversedBounds } from './reversed-bounds.js';

/** What contradicts what among the settings of one profile. */
export function profileViolations(manifest: Manifest, profile: ResolvedProfile): Violation[] {
  const at = placeOfSettings(manifest, profile.extendsChain);
  return [
    ...reversedBounds(profile.risk, ['risk', 'min_weight', 'max_weight'], at),
    ...reversedBounds(profile.selection, ['selection', 'hurst_random_walk_min', 'hurst_random_walk_max'], at),
    ...windowViolations(profile, at),
    ...simulatorViolations(profile, at),
    ...riskProfileViolations(profile, at),
    ...targetViolations(profile, at),
    ...engineViolations(profile, at),
    ...(profile.kind === 'meta' ? metaViolations(profile, at) : metaKeysOfSleeve(manifest, profile)),
  ];
}

function windowViolations({ backtest }: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  const { lookback_days, train_window, purge, test_window } = backtest;
  const window = train_window + purge + test_window;
  if (lookback_days === 'all' || window <= lookback_days) return [];
  return [
    {
      where: at(...['lookback_days', 'train_window', 'purge', 'test_window'].map((key) => ['backtest', key])),
      rule: 'lookback_days must hold a window',
      got: lookback_days,
      expected: `at least train_window + purge + test_window = ${train_window} + ${purge} + ${test_window} = ${window}`,
      cause: 'Lengthen the lookback or shorten the windows; all are counted in observations.',
    },
  ];
}

/** Keys that not every simulator knows, and that the others would silently leave out. */
const KNOWN_TO: Readonly<Record<'cash_return_annual' | 'market_impact' | 'drift_tolerance', readonly string[]>> = {
  cash_return_annual: ['cvxportfolio', 'cvxportfolio_python'],
  market_impact: ['cvxportfolio'],
  drift_tolerance: ['custom', 'cvxportfolio'],
};

function simulatorViolations({ backtest }: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  return (Object.keys(KNOWN_TO) as (keyof typeof KNOWN_TO)[])
    .filter((key) => backtest[key] !== 0 && !KNOWN_TO[key].includes(backtest.simulator))
    .map((key) => ({
      where: at(['backtest', key]),
      rule: `only the ${KNOWN_TO[key].length === 1 ? 'simulator' : 'simulators'} ${KNOWN_TO[key].join(' and ')} can do this`,
      got: `${backtest[key]} with the simulator ${backtest.simulator}`,
      expected: `0, or the simulator ${KNOWN_TO[key].join(' or ')}`,
      cause: `Set backtest.simulator to ${KNOWN_TO[key][0]}, or remove the key.`,
    }));
}

function riskProfileViolations({ risk }: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  return duplicatesIn(risk.profiles).map(({ value, index, first }) => ({
    where: at(['risk', 'profiles', index]),
    rule: 'a risk profile must be listed once',
    got: show(value),
    expected: `only the one at risk.profiles[${first}]`,
    cause: 'Remove one of the two.',
  }));
}

/** Risk profiles that have no aim without a key of their own. */
function targetViolations({ risk }: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  return (['target_return', 'target_volatility'] as const)
    .filter((riskProfile) => risk.profiles.includes(riskProfile) && risk[`${riskProfile}_annual`] === undefined)
    .map((riskProfile) => ({
      where: at(['risk', `${riskProfile}_annual`], ['risk', 'profiles']),
      rule: `the risk profile ${riskProfile} needs its target`,
      got: 'none',
      expected: 'a fraction a year',
      cause: `Set risk.${riskProfile}_annual, or take ${riskProfile} out of risk.profiles.`,
    }));
}

/** Settings that only a meta-portfolio has; in the defaults they wait for one. */
function metaKeysOfSleeve({ document, sources }: Manifest, { extendsChain }: ResolvedProfile): Violation[] {
  const keys = ['meta_allocation', 'parity_exceptions'] as const;
  return extendsChain.flatMap((name) =>
    keys
      .filter((key) => document.profiles![name]![key] !== undefined)
      .map((key) => ({
        where: placeOf(sources, ['profiles', name, key]),
        rule: 'only a meta-portfolio has this key',
        got: 'a profile without sleeves',
        expected: 'a profile with sleeves',
        cause: 'Add the sleeves that it allocates across, or remove the key.',
      })),
  );
}
