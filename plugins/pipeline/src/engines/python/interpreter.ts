import { join } from 'node:path';

/** The environment variable that names the interpreter of the engines. */
export const PYTHON_VARIABLE = 'METAFOLIO_PYTHON';

/** Folder of the virtual environment that `metafolio engines install` makes, in the workspace. */
export const VENV = '.venv-metafolio';

/** The Python that runs the engines: that of METAFOLIO_PYTHON, else that of the workspace's virtual environment. */
export function interpreterOf(workspaceRoot: string, environment: NodeJS.ProcessEnv): string {
  return environment[PYTHON_VARIABLE] || venvPython(workspaceRoot);
}

/** The interpreter of the workspace's virtual environment, whether it is there or not. */
export function venvPython(workspaceRoot: string): string {
  const place = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  return join(workspaceRoot, VENV, ...place);
}
