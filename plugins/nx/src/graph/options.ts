import { ConfigurationError, manifestPath } from '@metafolio/pipeline/run';

/** Options of the plugin entry in nx.json. */
export interface PluginOptions {
  /** Workspace-relative path of the manifest, when TV_MANIFEST_PATH names none. */
  readonly manifest?: string;
}

const KNOWN_OPTIONS = ['manifest'];

/** The manifest to use. @throws ConfigurationError on an unknown option, or a path outside the workspace */
export function activeManifestPath({
  workspaceRoot,
  options,
  environment = process.env,
}: {
  workspaceRoot: string;
  options: PluginOptions | undefined;
  environment?: NodeJS.ProcessEnv;
}): string {
  const unknown = Object.keys(options ?? {}).filter((name) => !KNOWN_OPTIONS.includes(name));
  if (unknown.length > 0) {
    throw new ConfigurationError({
      where: 'nx.json: plugins, options of @metafolio/nx',
      rule: 'an option must be known',
      got: unknown.join(', '),
      expected: KNOWN_OPTIONS.join(', '),
      cause: 'The option is misspelt.',
    });
  }
  return manifestPath({
    workspaceRoot,
    environment,
    ...(options?.manifest === undefined ? {} : { option: options.manifest }),
  });
}

/** The options that nx.json gives this plugin; executors have no other way to them. */
export function pluginOptions(nxJson: { readonly plugins?: readonly unknown[] }): PluginOptions | undefined {
  const entry = pluginEntry(nxJson);
  return typeof entry === 'object' && entry !== null ? (entry as { options?: PluginOptions }).options : undefined;
}

/** What nx.json says of this plugin: its name, or its name and options. */
export function pluginEntry(nxJson: { readonly plugins?: readonly unknown[] }): unknown {
  return nxJson.plugins?.find((plugin) => pluginName(plugin) === '@metafolio/nx');
}

function pluginName(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as { plugin?: unknown }).plugin : entry;
}
