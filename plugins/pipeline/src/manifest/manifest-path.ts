import { workspacePlace } from './config/workspace-place.js';

const DEFAULT_PATH = 'configs/manifest.json';

export interface ManifestPathOptions {
  readonly workspaceRoot: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The plugin's `manifest` option in nx.json. */
  readonly option?: string;
}

/**
 * Where the manifest is: `TV_MANIFEST_PATH` (which `--manifest` sets), then the plugin's option, then
 * `configs/manifest.json`; an empty one counts as not given. The file need not exist.
 *
 * @returns workspace-relative POSIX path, symbolic links resolved
 * @throws ConfigurationError when the path leaves the workspace
 */
export function manifestPath({ workspaceRoot, environment, option }: ManifestPathOptions): string {
  const candidates = [
    { where: 'TV_MANIFEST_PATH', path: environment.TV_MANIFEST_PATH },
    { where: 'nx.json: the manifest option of the plugin', path: option },
  ];
  const { where, path = DEFAULT_PATH } = candidates.find(({ path }) => path) ?? { where: 'the default manifest' };
  return workspacePlace({ workspaceRoot, path, where });
}
