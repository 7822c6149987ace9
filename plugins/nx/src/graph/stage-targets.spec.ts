import { rmSync } from 'node:fs';
import type { TargetConfiguration, TargetDependencyConfig } from '@nx/devkit';
import { afterAll, expect, test } from 'vitest';
import { contextOf, nestedWorkspace } from '../testing/manifest-workspace.js';
import { stageTargets } from './stage-targets.js';

const root = nestedWorkspace();
afterAll(() => rmSync(root, { recursive: true }));

const METAS = ['core', 'top'];
const PROFILES = ['equities', 'bonds', ...METAS];
const targetsOf = Object.fromEntries(PROFILES.map((profile) => [profile, stageTargets(contextOf(root, profile))]));

function dependenciesOf(project: string, target: TargetConfiguration): TargetConfiguration[] {
  return (target.dependsOn ?? []).map((dependency) => {
    const { projects = [project], target: name } =
      typeof dependency === 'string' ? { target: dependency } : (dependency as TargetDependencyConfig);
    const found = targetsOf[String(projects[0])]?.[name];
    if (found === undefined)
      throw new Error(`${project} depends on ${String(projects[0])}:${name}, which is not there`);
    return found;
  });
}

test('no target depends directly on one with the same executor, so that a batch never holds two tasks that depend on each other', () => {
  for (const [project, targets] of Object.entries(targetsOf)) {
    for (const [name, target] of Object.entries(targets)) {
      const executors = dependenciesOf(project, target).map(({ executor }) => executor);
      expect(executors, `${project}:${name}`).not.toContain(target.executor);
    }
  }
});

test('every file that a target takes of another is in the outputs of a target it depends on', () => {
  for (const [project, targets] of Object.entries(targetsOf)) {
    for (const [name, target] of Object.entries(targets)) {
      const outputs = dependenciesOf(project, target).flatMap((dependency) => dependency.outputs ?? []);
      for (const file of (target.inputs ?? []).flatMap(filesTaken)) {
        const path = `{workspaceRoot}/${file.replace('/*/', `/${project}/`)}/`;
        const owner = outputs.find((output) => path.startsWith(`${output}/`));
        expect(owner, `${project}:${name} takes ${file}`).toBeTypeOf('string');
      }
    }
  }
});

/** The files, or patterns of such, that an input takes of other targets. */
function filesTaken(input: NonNullable<TargetConfiguration['inputs']>[number]): string[] {
  if (typeof input === 'string' || !('dependentTasksOutputFiles' in input)) return [];
  return input.dependentTasksOutputFiles.replace(/^\{(.*)\}$/, '$1').split(',');
}

test('a target takes files by one pattern, the same in all projects where it depends on its own alone', () => {
  const patternOf = (project: string, target: string) => {
    const patterns = targetsOf[project]![target]!.inputs!.filter(
      (input) => typeof input === 'object' && 'dependentTasksOutputFiles' in input,
    );
    expect(patterns, `${project}:${target}`).toHaveLength(1);
    return patterns[0];
  };
  for (const name of ['select', 'tournament-hrp', 'health', 'sleeve', 'report']) {
    expect(patternOf('bonds', name)).toEqual(patternOf('equities', name));
  }
  expect(patternOf('core', 'allocate-hrp')).toEqual(patternOf('top', 'allocate-hrp'));
  expect(patternOf('core', 'parity')).toEqual({
    dependentTasksOutputFiles:
      '{artifacts/sleeves/equities/run/run.json,artifacts/sleeves/equities/run/leaves.json,' +
      'artifacts/sleeves/bonds/run/run.json,artifacts/sleeves/bonds/run/leaves.json}',
    transitive: false,
  });
});

test('the outputs of all targets of all profiles are apart', () => {
  const outputs = Object.values(targetsOf).flatMap((targets) =>
    Object.values(targets).flatMap(({ outputs: own = [] }) => own),
  );
  expect(new Set(outputs).size).toBe(outputs.length);
  for (const output of outputs) {
    expect(outputs.filter((other) => other !== output && output.startsWith(`${other}/`))).toEqual([]);
  }
});

test('a tournament reads the risk settings without the list of profiles, through the whole chain of extends', () => {
  const json = targetsOf.bonds!['tournament-hrp']!.inputs!.find(
    (input) => typeof input === 'object' && 'json' in input,
  );
  expect(json).toEqual(
    expect.objectContaining({
      fields: expect.arrayContaining([
        'defaults.risk',
        'profiles.equities.risk',
        'profiles.bonds.risk',
        'profiles.bonds.extends',
      ]),
      excludeFields: ['defaults.risk.profiles', 'profiles.equities.risk.profiles', 'profiles.bonds.risk.profiles'],
    }),
  );
});

test('no target carries configuration in its options, since any option is in the hash', () => {
  const options = Object.values(targetsOf).flatMap((targets) =>
    Object.values(targets).map((target) => Object.keys((target.options ?? {}) as object)),
  );
  for (const names of options) expect(['stage', 'profile', 'riskProfile']).toEqual(expect.arrayContaining(names));
});

test('a pinned child is an input read from the disk, and no task is run for it', () => {
  const returns = targetsOf.top!['returns-hrp']!;
  expect(returns.inputs).toContainEqual({
    fileset: '{workspaceRoot}/artifacts/runs/equities-0123456789ab/returns/hrp.parquet',
    includeIgnored: true,
  });
  expect(JSON.stringify(returns.dependsOn)).not.toContain('equities');
});

test('a group runs the stage for each risk profile', () => {
  expect(targetsOf.equities!.tournament).toMatchObject({
    executor: 'nx:noop',
    dependsOn: ['tournament-hrp', 'tournament-min_variance'],
  });
});

test('what says something of this machine is never cached', () => {
  for (const [project, targets] of Object.entries(targetsOf)) {
    const uncached = Object.entries(targets).filter(
      ([, { cache, executor }]) => cache !== true && executor !== 'nx:noop',
    );
    expect(uncached.map(([name]) => name).sort()).toEqual(
      METAS.includes(project) ? ['archive', 'preflight', 'verify'] : ['archive', 'verify'],
    );
  }
});
