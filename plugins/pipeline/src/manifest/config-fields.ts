import type { Manifest } from './manifest.js';
import { isProfileSetting } from './manifest-schema.js';
import { extendsChain } from './settings.js';

export interface ConfigFields {
  /** Workspace-relative POSIX path. */
  readonly file: string;
  /** JSON field paths, dot-joined, as Nx's `json` inputs take them. */
  readonly fields: readonly string[];
  /** Fields inside these that change nothing, as the same inputs take them. */
  readonly excludeFields?: readonly string[];
}

/** Settings from which a resolved setting takes its value where the manifest is silent. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'backtest.step_size': ['backtest.test_window'],
  meta_allocation: ['backtest.train_window', 'backtest.test_window', 'backtest.step_size'],
  'meta_allocation.train_window': ['backtest.train_window'],
  'meta_allocation.test_window': ['backtest.test_window'],
  'meta_allocation.step_size': ['meta_allocation.test_window', 'backtest.test_window', 'backtest.step_size'],
};

/** What only a profile has, not the defaults. */
const WITHOUT_DEFAULTS = ['extends', 'description', 'sleeves', 'parity_exceptions'];

/**
 * Every field of every file of the manifest that can change these settings of a resolved profile, whether it is there yet or
 * not: in `defaults`, in the profile and in all that it extends, and the `extends` themselves.
 *
 * @param settings - blocks (`risk`), single keys of one (`risk.covariance`), and keys to leave out of a block (`!risk.profiles`)
 * @throws ConfigurationError when the profile is unknown
 */
export function configFields(manifest: Manifest, profile: string, settings: readonly string[]): ConfigFields[] {
  const included = settings.filter((setting) => !setting.startsWith('!'));
  const without = settings.filter((setting) => setting.startsWith('!')).map((setting) => setting.slice(1));
  for (const setting of [...included, ...without]) {
    if (!isProfileSetting(setting)) throw new Error(`configFields: a profile has no setting ${setting}.`);
  }
  const chain = extendsChain(manifest, profile);
  const read = [...new Set(included.flatMap((setting) => [setting, ...(SOURCES[setting] ?? [])]))];
  const everywhere = (paths: readonly string[]) => [
    ...paths.filter((path) => !WITHOUT_DEFAULTS.includes(path)).map((path) => `defaults.${path}`),
    ...chain.flatMap((name) => paths.map((path) => `profiles.${name}.${path}`)),
  ];
  const fields = ['extends', ...everywhere(['extends', ...read])];
  const excludeFields = everywhere(without);
  return manifest.files.map((file) => ({ file, fields, ...(without.length > 0 ? { excludeFields } : {}) }));
}
