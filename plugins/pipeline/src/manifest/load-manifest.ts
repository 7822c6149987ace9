import { ConfigurationError } from '../errors.js';
import type { ConfigDocument } from './config/config-document.js';
import { deepMerge } from './config/deep-merge.js';
import { parseJson } from './config/parse-json.js';
import { placeOf } from './config/place.js';
import { readConfig } from './config/read-config.js';
import { workspacePlace } from './config/workspace-place.js';
import type { Manifest } from './manifest.js';
import { type ManifestDocument, manifestSchema } from './manifest-schema.js';
import { parseWithSchema } from './messages/schema-violations.js';
import { show } from './messages/show.js';
import { throwViolations } from './messages/throw-violations.js';
import { inheritanceViolations } from './rules/inheritance.js';

export interface LoadManifestOptions {
  readonly workspaceRoot: string;
  /** Workspace-relative path, as from {@link manifestPath}. */
  readonly path: string;
  /** The text that a file is going to have; undefined where it is as on the disk. */
  readonly read?: (file: string) => string | undefined;
}

/**
 * Reads a manifest and everything it extends; no other code reads one. Every file is checked against the closed schema, and
 * the profiles against one another as far as `extends` goes; {@link checkComposition} checks the rest.
 *
 * @throws ConfigurationError naming file, line and path of every problem of a file
 */
export function loadManifest(options: LoadManifestOptions): Manifest {
  const sources = readChain(options);
  const merged = sources.map(({ value }) => value).reduce(deepMerge) as ManifestDocument;
  const { extends: _extends, ...document } = merged;
  const manifest: Manifest = {
    path: sources.at(-1)!.file,
    files: sources.map(({ file }) => file),
    document,
    profileNames: Object.keys(document.profiles ?? {}).sort(),
    sources,
  };
  throwViolations(inheritanceViolations(manifest));
  return manifest;
}

/** The files of the chain of `extends`, base first. */
function readChain({ workspaceRoot, path, read }: LoadManifestOptions): ConfigDocument[] {
  const chain: ConfigDocument[] = [];
  // The workspace itself has no name in it.
  let where = path === '' ? '.' : path;
  let file: string | undefined = workspacePlace({ workspaceRoot, path, where });
  while (file !== undefined) {
    refuseCycle(file, chain, where);
    const text = read?.(file) ?? readConfig({ workspaceRoot, file, missing: { where, ...missing(chain) } });
    const document = parseJson(file, text);
    const base = parseWithSchema(manifestSchema, document).extends;
    chain.unshift(document);
    where = placeOf([document], ['extends']);
    file = base && workspacePlace({ workspaceRoot, path: base, from: file, where });
  }
  return chain;
}

function missing(chain: readonly ConfigDocument[]): { rule: string; cause: string } {
  const rule = 'the manifest must exist';
  if (chain.length > 0) return { rule, cause: 'The path is relative to the file that extends it.' };
  return {
    rule,
    cause:
      'The path comes from --manifest, TV_MANIFEST_PATH or the manifest option in nx.json, relative to the workspace.',
  };
}

function refuseCycle(file: string, chain: readonly ConfigDocument[], where: string): void {
  const index = chain.findIndex((document) => document.file === file);
  if (index === -1) return;
  const cycle = [
    file,
    ...chain
      .slice(0, index)
      .map((document) => document.file)
      .reverse(),
    file,
  ];
  throw new ConfigurationError({
    where,
    rule: 'manifests must not extend one another in a circle',
    got: cycle.join(' → '),
    expected: 'a chain that ends',
    cause: `Remove one of the extends; ${show(file)} was already in the chain.`,
  });
}
