import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GateError, PYTHON_FOLDER, VENV, venvPython } from '@metafolio/pipeline';

export interface Installation {
  readonly workspaceRoot: string;
  /** The Python that makes the virtual environment. */
  readonly base: string;
}

/**
 * Makes the workspace's virtual environment anew, with the pinned packages of all engines. The folder itself tells git, and so Nx, to
 * leave it alone.
 *
 * @returns its interpreter
 * @throws GateError when a step fails; what it said went to the terminal
 */
export async function installEngines({ workspaceRoot, base }: Installation): Promise<string> {
  const folder = join(workspaceRoot, VENV);
  const python = venvPython(workspaceRoot);
  await run(base, ['-m', 'venv', '--clear', folder]);
  writeFileSync(join(folder, '.gitignore'), '*\n');
  const requirements = join(PYTHON_FOLDER, 'requirements.txt');
  await run(python, ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements]);
  return python;
}

/** What it says goes to standard error: standard output is the command's own. */
function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', process.stderr, process.stderr], windowsHide: true });
    child.once('error', (error) => reject(stepFailed(command, args, error.message)));
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(stepFailed(command, args, signal ?? `exit status ${code}`)),
    );
  });
}

function stepFailed(command: string, args: readonly string[], how: string): GateError {
  return new GateError({
    where: `${command} ${args.join(' ')}`,
    rule: 'every step of the installation must succeed',
    got: how,
    expected: 'exit status 0',
    cause:
      'It needs Python 3.11 or newer with venv and pip, and a way to the package registry; --python names another Python.',
  });
}
