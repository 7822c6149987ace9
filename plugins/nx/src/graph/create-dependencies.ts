import { childRuns, loadManifest, resolveProfile } from '@metafolio/pipeline/graph';
import type { CreateDependencies, DependencyType } from '@nx/devkit';
import { activeManifestPath, type PluginOptions } from './options.js';

// Not the enum itself: devkit takes longer to load than the graph of a small workspace to make.
const STATIC = 'static' as DependencyType.static;

/** An edge from each meta-portfolio to each child that the graph executes; dependsOn alone draws none between projects. */
export const createDependencies: CreateDependencies<PluginOptions> = (options, { workspaceRoot, projects }) => {
  // Without metas there are no edges; where the manifest is broken, createNodes made none and has said why.
  if (!Object.values(projects).some(({ tags }) => tags?.includes('type:meta'))) return [];
  const manifest = loadManifest({ workspaceRoot, path: activeManifestPath({ workspaceRoot, options }) });
  return manifest.profileNames.flatMap((name) => {
    const profile = resolveProfile(manifest, name);
    if (profile.kind === 'sleeve' || projects[name] === undefined) return [];
    return childRuns(manifest, profile)
      .filter(({ runId }) => runId === undefined)
      .map((child) => ({
        source: name,
        target: child.profile,
        sourceFile: `meta/${name}/meta.yaml`,
        type: STATIC,
      }));
  });
};
