/** Files of a workspace whose tasks have the names, dependencies and batches of the tasks in a graph file of Nx, and do nothing. */
export function noOpTasks({ graph, tasks: { tasks, dependencies } }) {
  const executorOf = ({ project, target }) => graph.nodes[project].data.targets[target].executor.split(':')[1];
  const targets = {};
  for (const { id, target, cache } of Object.values(tasks)) {
    const dependsOn = dependencies[id].map((dependency) => {
      const [project, name] = dependency.id.split(':');
      return project === target.project ? { target: name } : { projects: [project], target: name };
    });
    const executor = `no-op:${executorOf(target)}`;
    targets[target.project] ??= {};
    targets[target.project][target.target] = { executor, cache, dependsOn, inputs: ['{projectRoot}/project.json'] };
  }
  const projects = Object.entries(targets).map(([name, ofProject]) => [
    `projects/${name}/project.json`,
    { name, targets: ofProject },
  ]);
  return {
    'nx.json': { neverConnectToCloud: true, analytics: false },
    ...Object.fromEntries(projects),
    ...noOpPackage(new Set(Object.values(tasks).map(({ target }) => executorOf(target)))),
  };
}

/** Executors with these names, in batches, which say at once that all is done. */
function noOpPackage(names) {
  const executor = {
    implementation: './no-op.js',
    batchImplementation: './no-op.js#batch',
    preferBatch: true,
    schema: './schema.json',
  };
  return {
    'no-op/package.json': { name: 'no-op', version: '1.0.0', executors: './executors.json' },
    'no-op/executors.json': { executors: Object.fromEntries([...names].map((name) => [name, executor])) },
    'no-op/schema.json': { type: 'object', properties: {} },
    'no-op/no-op.js': `
      exports.default = async () => ({ success: true });
      exports.batch = async function* ({ tasks }) {
        const now = Date.now();
        const result = { success: true, status: 'success', terminalOutput: '', startTime: now, endTime: now };
        for (const task of Object.keys(tasks)) yield { task, result };
      };`,
  };
}
