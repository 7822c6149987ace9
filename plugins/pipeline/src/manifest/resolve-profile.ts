import { type BacktestBlock, backtestSchema } from './blocks/backtest.js';
import { dataSchema } from './blocks/data.js';
import { featuresSchema } from './blocks/features.js';
import { healthSchema } from './blocks/health.js';
import { type MetaAllocation, metaAllocationSchema } from './blocks/meta-allocation.js';
import { riskSchema } from './blocks/risk.js';
import { selectionSchema } from './blocks/selection.js';
import { trustSchema } from './blocks/trust.js';
import { deepFreeze } from './deep-readonly.js';
import type { Manifest } from './manifest.js';
import type { ProfileDocument } from './manifest-schema.js';
import { throwViolations } from './messages/throw-violations.js';
import { PARSE_ONCE } from './parse-once.js';
import type { ResolvedProfile } from './resolved-profile.js';
import { profileViolations } from './rules/profile-rules.js';
import { extendsChain, mergedSettings } from './settings.js';

/** A manifest never changes, and a graph asks for each of its profiles several times. */
const mergedProfiles = new WeakMap<Manifest, Map<string, ResolvedProfile>>();

/**
 * A profile with `defaults`, everything it extends and every default of the schema merged in; frozen all the way down.
 *
 * @throws ConfigurationError when the profile is unknown, or its settings contradict one another
 */
export function resolveProfile(manifest: Manifest, name: string): ResolvedProfile {
  const profile = mergeProfile(manifest, name);
  throwViolations(profileViolations(manifest, profile));
  return profile;
}

/**
 * {@link resolveProfile} without the rules between settings.
 *
 * @throws ConfigurationError when the profile is unknown
 */
export function mergeProfile(manifest: Manifest, name: string): ResolvedProfile {
  const known = mergedProfiles.get(manifest) ?? new Map<string, ResolvedProfile>();
  mergedProfiles.set(manifest, known);
  const profile = known.get(name) ?? merge(manifest, name);
  known.set(name, profile);
  return profile;
}

function merge(manifest: Manifest, name: string): ResolvedProfile {
  const chain = extendsChain(manifest, name);
  const settings = mergedSettings(manifest, chain);
  const description = manifest.document.profiles![name]!.description;
  const backtest = resolveBacktest(settings.backtest);
  const blocks = {
    name,
    ...(description === undefined ? {} : { description }),
    extendsChain: chain,
    data: dataSchema.parse(settings.data ?? {}, PARSE_ONCE),
    features: featuresSchema.parse(settings.features ?? {}, PARSE_ONCE),
    selection: selectionSchema.parse(settings.selection ?? {}, PARSE_ONCE),
    risk: riskSchema.parse(settings.risk ?? {}, PARSE_ONCE),
    backtest,
    health: healthSchema.parse(settings.health ?? {}, PARSE_ONCE),
    trust: trustSchema.parse(settings.trust ?? {}, PARSE_ONCE),
  };
  if (settings.sleeves === undefined) return deepFreeze({ kind: 'sleeve', ...blocks });
  return deepFreeze({
    kind: 'meta',
    ...blocks,
    sleeves: structuredClone(settings.sleeves),
    meta_allocation: resolveMetaAllocation(settings.meta_allocation, backtest),
    parity_exceptions: structuredClone(settings.parity_exceptions ?? []),
  });
}

/** Parsed twice, so that a step that was written and one that was not stand at the same place among the keys. */
function resolveBacktest(settings: ProfileDocument['backtest']): BacktestBlock {
  const block = backtestSchema.parse(settings ?? {}, PARSE_ONCE);
  return backtestSchema.parse({ step_size: block.test_window, ...block }, PARSE_ONCE) as BacktestBlock;
}

function resolveMetaAllocation(settings: ProfileDocument['meta_allocation'], backtest: BacktestBlock): MetaAllocation {
  const { train_window, test_window } = backtest;
  const step_size = settings?.test_window ?? backtest.step_size;
  return metaAllocationSchema.parse(
    { train_window, test_window, step_size, ...settings },
    PARSE_ONCE,
  ) as MetaAllocation;
}
