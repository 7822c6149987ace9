import { basename, dirname } from 'node:path';
import { checkComposition, loadManifest, profileWorkers, resolveProfile, stagesOf } from '@metafolio/pipeline/graph';
import type { CreateNodes, CreateNodesResultArray, ProjectConfiguration } from '@nx/devkit';
import { readDefinition } from './definition.js';
import { engineInputs } from './engine-inputs.js';
import { engineVersions } from './engine-versions.js';
import { activeManifestPath, type PluginOptions } from './options.js';
import { ENGINE_INPUT, type ProjectContext, stageTargets, VERSIONS_INPUT } from './stage-targets.js';
import { targetName } from './target-name.js';

/**
 * Infers a project from each sleeve.yaml and meta.yaml whose folder is a profile of the active manifest. The manifest itself is
 * not in the pattern: it would count as configuration of every project, and any edit of it would affect all of them.
 */
export const createNodes: CreateNodes<PluginOptions> = [
  '{sleeves/*/sleeve.yaml,meta/*/meta.yaml}',
  (files, options, { workspaceRoot }): CreateNodesResultArray => {
    const manifest = loadManifest({ workspaceRoot, path: activeManifestPath({ workspaceRoot, options }) });
    checkComposition(manifest, {
      sleeveDirectories: profilesOf(files, 'sleeves/'),
      metaDirectories: profilesOf(files, 'meta/'),
    });
    const engine = engineInputs(workspaceRoot);
    return files
      .filter((file) => manifest.profileNames.includes(profileOf(file)))
      .map((file) => {
        const profile = resolveProfile(manifest, profileOf(file));
        const definition = readDefinition(workspaceRoot, profile);
        const versions =
          profileWorkers(profile).length === 0 ? {} : { [VERSIONS_INPUT]: engineVersions(workspaceRoot, profile) };
        const namedInputs = { [ENGINE_INPUT]: engine, ...versions };
        const project = { ...projectOf({ manifest, profile, definition }), namedInputs };
        return [file, { projects: { [dirname(file)]: project } }];
      });
  },
];

function profileOf(file: string): string {
  return basename(dirname(file));
}

function profilesOf(files: readonly string[], folder: string): Set<string> {
  return new Set(files.filter((file) => file.startsWith(folder)).map(profileOf));
}

function projectOf(context: ProjectContext): Omit<ProjectConfiguration, 'root'> {
  const { profile, definition } = context;
  return {
    name: profile.name,
    projectType: 'application',
    tags: [`type:${profile.kind}`, ...profile.risk.profiles.map((riskProfile) => `profile:${riskProfile}`)],
    targets: stageTargets(context),
    metadata: {
      technologies: ['metafolio'],
      description: profile.description ?? definition.description,
      targetGroups: Object.fromEntries(
        stagesOf(profile.kind)
          .filter(({ perRiskProfile }) => perRiskProfile)
          .map(({ name }) => [
            name,
            [name, ...profile.risk.profiles.map((riskProfile) => targetName(name, riskProfile))],
          ]),
      ),
    },
  };
}
