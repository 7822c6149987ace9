import {
  type ChildRun,
  COMPARISON,
  type Consumption,
  childRuns,
  configFields,
  type Manifest,
  profileWorkers,
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
    outputs: [`{workspaceRoot}/${stageDirectory(profile, stage.name, riskProfile)}`],
    metadata: {
      description: stage.description,
      technologies: ['metafolio'],
      help: help(profile, targetName(stage.name, riskProfile)),
    },
  };
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

function inputs(context: ProjectContext, { stage, riskProfile }: StageInstance): (TargetInput | string)[] {
  const { manifest, profile, definition } = context;
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
    ...stage.consumes.flatMap((consumed) => consumedFiles(context, consumed, riskProfile)),
    ...(stage.solves && profileWorkers(profile).length > 0 ? [VERSIONS_INPUT] : []),
    ENGINE_INPUT,
  ];
}

/** Exactly the files read of other tasks, so that a rerun that leaves them the same stops there (early cutoff). */
function consumedFiles(context: ProjectContext, consumed: Consumption, riskProfile?: string): TargetInput[] {
  const files = consumed.files.map((file) => file.replace('<p>', riskProfile ?? '<p>').replace(/\*$/, '**'));
  // One pattern a producer: Nx goes through the outputs of a task once for each.
  const pattern = files.length === 1 ? files[0]! : `{${files.join(',')}}`;
  const made = producers(context, consumed, riskProfile).map(
    ({ directory }): TargetInput => ({ dependentTasksOutputFiles: `${directory}/${pattern}`, transitive: false }),
  );
  const pinned = consumed.of === 'self' ? [] : pinnedChildren(context);
  return [
    ...made,
    ...pinned.flatMap(({ directory }) =>
      files.map((file): TargetInput => ({ fileset: `{workspaceRoot}/${directory}/${file}`, includeIgnored: true })),
    ),
  ];
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
