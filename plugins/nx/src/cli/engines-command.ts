import { engineReports, enginesSummary, interpreterOf, PYTHON_VARIABLE } from '@metafolio/pipeline';
import { type Call, defineCommand, UsageError } from './command.js';
import { installEngines } from './install-engines.js';

const OPTIONS = {
  python: { type: 'string', value: 'PYTHON', help: 'install: the Python to make the environment with (python3)' },
  json: { type: 'boolean', help: 'for programs' },
} as const;

type EnginesCall = Call<typeof OPTIONS>;

export const enginesCommand = defineCommand({
  arguments: '[install]',
  summary: 'lists what solves for weights: versions, risk profiles, self-test; install makes a Python with all of it',
  options: OPTIONS,
  run: async (call) => {
    const [action, ...more] = call.arguments;
    if ((action !== undefined && action !== 'install') || more.length > 0) {
      throw new UsageError(`expected install or nothing, got ${call.arguments.join(' ')}`);
    }
    if (action === 'install') await install(call);
    return list(call);
  },
});

/** Exit status 1 when an engine is there and can't be used: to have none is no fault. */
async function list({ workspaceRoot, options }: EnginesCall): Promise<number> {
  const python = interpreterOf(workspaceRoot, process.env);
  const engines = await engineReports(python);
  process.stdout.write(options.json ? `${JSON.stringify({ python, engines }, null, 2)}\n` : enginesSummary(engines));
  return engines.some(({ found, problems }) => found !== null && problems.length > 0) ? 1 : 0;
}

async function install({ workspaceRoot, options }: EnginesCall): Promise<void> {
  const python = await installEngines({ workspaceRoot, base: options.python ?? defaultPython() });
  const overridden = interpreterOf(workspaceRoot, process.env) !== python;
  if (overridden)
    process.stderr.write(`${PYTHON_VARIABLE} is set: the engines run with that Python, not with ${python}\n`);
}

function defaultPython(): string {
  return process.platform === 'win32' ? 'python' : 'python3';
}
