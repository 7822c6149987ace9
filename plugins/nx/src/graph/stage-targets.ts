import {
  type ChildRun,
  COMPARISON,
  type Consumption,
  childRuns,
  configFields,
  type Manifest,
  profileWorkers,
  RECEIPT_FILE,
  type ResolvedProfile,
  resolveProfile,
  type StageDefinition,
  stageDirectory,
  stagesOf,
} from '@metafolio/pipeline/graph';
import type { TargetConfiguration, TargetDependencyConfig } from '@nx/devkit';
import type { Definition } from './definition.js';
import type { TargetInput } from './target-input.js';
import { targetName } from './target-name.js';

/** What the targets of one project are made from. */
export interface ProjectContext {
  readonly manifest: Manifest;
  readonly profile: ResolvedProfile;
  readonly definition: Definition;
}

/** Named input of the code that makes the artifacts; each project defines it. */
export const ENGINE_INPUT = 'engine';

/** Named input of the versions of the engines that are not of this project; the projects that use one define it. */
export const VERSIONS_INPUT = 'engineVersions';

/** One stage, for the risk profile it is made for, if it is made once for each. */
interface StageInstance {
  readonly stage: StageDefinition;
  readonly riskProfile?: string;
}

/** Every target of a sleeve or a meta: one a stage and risk profile, and a group over those of a stage. */
export function stageTargets(context: ProjectContext): Record<string, TargetConfiguration> {
  const { profile } = context;
  const targets: Record<string, TargetConfiguration> = {};
  for (const stage of stagesOf(profile.kind)) {
    if (!stage.perRiskProfile) {
      targets[stage.name] = stageTarget(context, { stage });
      continue;
    }
    for (const riskProfile of profile.risk.profiles) {
      targets[targetName(stage.name, riskProfile)] = stageTarget(context, { stage, riskProfile });
    }
    targets[stage.name] = groupTarget(stage, profile);
  }
  return targets;
}

function stageTarget(context: ProjectContext, instance: StageInstance): TargetConfiguration {
  const { profile } = context;
  const { stage, riskProfile } = instance;
  return {
    executor: `@metafolio/nx:${stage.executor}`,
    options: { stage: stage.name, profile: profile.name, ...(riskProfile === undefined ? {} : { riskProfile }) },
    cache: stage.uncached !== true,
    dependsOn: dependencies(context, instance),
    inputs: inputs(context, instance),
    outputs: outputs(profile, instance),
    metadata: {
      description: stage.description,
      technologies: ['metafolio'],
      help: help(profile, targetName(stage.name, riskProfile)),
    },
  };
}

/**
 * File by file where that is known: Nx goes through a folder with threads that it starts for it, once for every task that reads from it,
 * and looks at a file at once.
 */
function outputs(profile: ResolvedProfile, { stage: { name, files }, riskProfile }: StageInstance): string[] {
  const folder = `{workspaceRoot}/${stageDirectory(profile, name, riskProfile)}`;
  return files === undefined ? [folder] : [...files, RECEIPT_FILE].map((file) => `${folder}/${file}`);
}

function groupTarget({ name, description }: StageDefinition, profile: ResolvedProfile): TargetConfiguration {
  return {
    executor: 'nx:noop',
    dependsOn: profile.risk.profiles.map((riskProfile) => targetName(name, riskProfile)),
    metadata: {
      description: `${description}, for each risk profile`,
      technologies: ['metafolio'],
      help: help(profile, name),
    },
  };
}

/** How to run a target, as Nx Console and the project page show it. */
function help({ name }: ResolvedProfile, target: string) {
  return { command: `npx nx run ${name}:${target}`, example: { args: ['--skip-nx-cache'] } };
}

function dependencies(context: ProjectContext, { stage, riskProfile }: StageInstance): TargetDependencyConfig[] {
  const wanted = [...stage.consumes, ...(stage.after ?? [])].flatMap((before) =>
    producers(context, before, riskProfile).map(
      ({ project, target }): TargetDependencyConfig =>
        project === context.profile.name ? { target } : { projects: [project], target },
    ),
  );
  const distinct = new Map(wanted.map((dependency) => [JSON.stringify(dependency), dependency]));
  return [...distinct.values()];
}

interface Producer {
  readonly project: string;
  readonly target: string;
  readonly directory: string;
}

/** The tasks that make what is consumed; pinned children are made by none. */
function producers(context: ProjectContext, consumed: Omit<Consumption, 'files'>, riskProfile?: string): Producer[] {
  const { manifest, profile } = context;
  const owners = {
    self: () => [profile],
    children: () => executedChildren(context).map((child) => resolveProfile(manifest, child.profile)),
  };
  return owners[consumed.of]().flatMap((owner) => {
    const stage = consumed.stage === 'run' ? owner.kind : consumed.stage;
    const instances =
      consumed.riskProfiles === 'every'
        ? profile.risk.profiles
        : [consumed.riskProfiles === 'same' ? riskProfile : undefined];
    return instances.map((instance) => ({
      project: owner.name,
      target: targetName(stage, instance),
      directory: stageDirectory(owner, stage, instance),
    }));
  });
}

function inputs(context: ProjectContext, instance: StageInstance): (TargetInput | string)[] {
  const { manifest, profile, definition } = context;
  const { stage } = instance;
  return [
    ...configFields(manifest, profile.name, stage.config).map(({ file, fields, excludeFields }) => ({
      json: `{workspaceRoot}/${file}`,
      fields: [...fields],
      ...(excludeFields === undefined ? {} : { excludeFields: [...excludeFields] }),
    })),
    // From the project's root: Nx looks for it among the project's files, and not among all of the workspace.
    ...(stage.readsDefinition ? [{ fileset: `{projectRoot}/${profile.kind}.yaml` }] : []),
    ...(stage.readsComparison
      ? [{ fileset: `{workspaceRoot}/${stageDirectory(profile, COMPARISON)}/*`, includeIgnored: true as const }]
      : []),
    ...(stage.readsSource ? definition.source : []),
    ...consumedFiles(context, instance),
    ...(stage.solves && profileWorkers(profile).length > 0 ? [VERSIONS_INPUT] : []),
    ENGINE_INPUT,
  ];
}

/** Exactly the files read of other tasks, so that a rerun that leaves them the same stops there (early cutoff). */
function consumedFiles(context: ProjectContext, { stage, riskProfile }: StageInstance): TargetInput[] {
  const filesOf = ({ files }: Consumption, directory: string): string[] =>
    files.map((file) => `${directory}/${file.replace('<p>', riskProfile ?? '<p>').replace(/\*$/, '**')}`);
  const made = stage.consumes.flatMap((consumed) =>
    producers(context, consumed, riskProfile).flatMap(({ directory }) => filesOf(consumed, directory)),
  );
  const pinned = stage.consumes
    .filter(({ of }) => of === 'children')
    .flatMap((consumed) => pinnedChildren(context).flatMap(({ directory }) => filesOf(consumed, directory)));
  return [
    ...(made.length === 0
      ? []
      : [{ dependentTasksOutputFiles: onePattern(context.profile.name, stage, made), transitive: false }]),
    ...pinned.map((path): TargetInput => ({ fileset: `{workspaceRoot}/${path}`, includeIgnored: true })),
  ];
}

/**
 * One pattern for all files: Nx tries each pattern of a target on the outputs of each task that it depends on. Nx also keeps what it
 * compiles of every pattern, so that of a target which depends on its own project alone is the same in all such projects.
 */
function onePattern(profile: string, { consumes, after = [] }: StageDefinition, paths: readonly string[]): string {
  const own = [...consumes, ...after].every(({ of }) => of === 'self');
  const patterns = own ? paths.map((path) => path.replace(`/${profile}/`, '/*/')) : paths;
  return patterns.length === 1 ? patterns[0]! : `{${patterns.join(',')}}`;
}

function children({ manifest, profile }: ProjectContext): ChildRun[] {
  return profile.kind === 'meta' ? childRuns(manifest, profile) : [];
}

function executedChildren(context: ProjectContext): ChildRun[] {
  return children(context).filter(({ runId }) => runId === undefined);
}

function pinnedChildren(context: ProjectContext): ChildRun[] {
  return children(context).filter(({ runId }) => runId !== undefined);
}
