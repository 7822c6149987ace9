/** Files of a workspace whose tasks have the names, dependencies and executors' batches of a task graph of Nx, and do nothing. */
export function noOpTasks({ tasks, dependencies }) {
  const targets = {};
  for (const { id, target, cache } of Object.values(tasks)) {
    const stage = target.target.split('-')[0];
    const dependsOn = dependencies[id].map((dependency) => {
      const [project, name] = dependency.id.split(':');
      return project === target.project ? { target: name } : { projects: [project], target: name };
    });
    targets[target.project] ??= {};
    targets[target.project][target.target] = {
      executor: `no-op:${stage}`,
      cache,
      dependsOn,
      inputs: ['{projectRoot}/project.json'],
    };
  }
  const stages = new Set(
    Object.values(targets).flatMap((ofProject) => Object.keys(ofProject).map((name) => name.split('-')[0])),
  );
  const projects = Object.entries(targets).map(([name, ofProject]) => [
    `projects/${name}/project.json`,
    { name, targets: ofProject },
  ]);
  return {
    'nx.json': { neverConnectToCloud: true, analytics: false },
    ...Object.fromEntries(projects),
    ...noOpPackage([...stages]),
  };
}

/** An executor a stage, in batches, which says at once that all is done. */
function noOpPackage(stages) {
  const executor = {
    implementation: './no-op.js',
    batchImplementation: './no-op.js#batch',
    preferBatch: true,
    schema: './schema.json',
  };
  return {
    'no-op/package.json': { name: 'no-op', version: '1.0.0', executors: './executors.json' },
    'no-op/executors.json': { executors: Object.fromEntries(stages.map((stage) => [stage, executor])) },
    'no-op/schema.json': { type: 'object', properties: {} },
    'no-op/no-op.js': `
      exports.default = async () => ({ success: true });
      exports.batch = async function* ({ tasks }) {
        const result = { success: true, status: 'success', terminalOutput: '', startTime: Date.now(), endTime: Date.now() };
        for (const task of Object.keys(tasks)) yield { task, result };
      };`,
  };
}
