import { type EngineName, engineFacts } from '../../engines/catalogue.js';
import type { Violation } from '../../errors.js';
import { show } from '../messages/show.js';
import type { ResolvedProfile } from '../resolved-profile.js';
import type { PlaceOfSettings } from '../settings.js';
import { duplicatesIn } from './duplicates.js';

/** An engine where a profile names it. */
interface NamedEngine {
  readonly engine: EngineName;
  /** Path of its name among the settings. */
  readonly path: readonly (string | number)[];
}

/** What the engines of a profile cannot do, and an engine that is named twice. */
export function engineViolations(profile: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  const named = namedEngines(profile);
  return [
    ...named.flatMap((one) => [...riskProfileViolations(one, profile, at), ...hrpViolations(one, profile, at)]),
    ...duplicatesIn(named.map(({ engine }) => engine)).map(({ value, index }) => ({
      where: at([...named[index]!.path]),
      rule: 'an engine must be named once',
      got: show(value),
      expected: 'another engine than those before it',
      cause: 'An engine does not stand in for itself; remove it from fallback_engines.',
    })),
  ];
}

/** A sleeve solves for its assets by `risk`, a meta for its sleeves by `meta_allocation`. */
function namedEngines(profile: ResolvedProfile): NamedEngine[] {
  const [block, { engine, fallback_engines }] =
    profile.kind === 'meta'
      ? (['meta_allocation', profile.meta_allocation] as const)
      : (['risk', profile.risk] as const);
  return [
    { engine, path: [block, 'engine'] },
    ...fallback_engines.map((fallback, index) => ({ engine: fallback, path: [block, 'fallback_engines', index] })),
  ];
}

function riskProfileViolations(
  { engine, path }: NamedEngine,
  { risk }: ResolvedProfile,
  at: PlaceOfSettings,
): Violation[] {
  const facts = engineFacts(engine);
  if (facts === null) return [];
  const missing = risk.profiles.filter((riskProfile) => !facts.riskProfiles.includes(riskProfile));
  if (missing.length === 0) return [];
  return [
    {
      where: at([...path]),
      rule: 'an engine must have every risk profile that is asked of it',
      got: `${engine} without ${missing.join(', ')}`,
      expected: `risk.profiles of ${facts.riskProfiles.join(', ')}, or the engine "custom"`,
      cause: 'Take them out of risk.profiles of this profile, or name an engine that has them.',
    },
  ];
}

/** Each package computes one variant; weights of another would not be what the manifest says. */
function hrpViolations({ engine }: NamedEngine, { risk }: ResolvedProfile, at: PlaceOfSettings): Violation[] {
  const facts = engineFacts(engine);
  if (facts === null || !risk.profiles.includes('hrp')) return [];
  const { mode, codependence, risk_measure } = risk.hrp;
  if (mode === facts.hrpMode && codependence === 'pearson' && risk_measure === 'variance') return [];
  return [
    {
      where: at(['risk', 'hrp', 'mode'], ['risk', 'hrp']),
      rule: `the engine ${engine} computes one variant of hierarchical risk parity`,
      got: `mode ${show(mode)} on ${codependence} by ${risk_measure}`,
      expected: `mode ${show(facts.hrpMode)} on pearson by variance`,
      cause: `Set risk.hrp.mode to ${facts.hrpMode}, or name an engine that has the variant.`,
    },
  ];
}
