import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, stageDirectory } from '@metafolio/pipeline';
import { defineCommand, exactly } from './command.js';

const KINDS = ['meta', 'sleeve'] as const;

/** What opens a file with the program that the desktop has for it. */
const OPENERS: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

export const openCommand = defineCommand({
  arguments: 'PROFILE',
  summary: 'opens the report of a meta or a sleeve in the browser, and prints where it is',
  options: { print: { type: 'boolean', help: 'prints where it is, and opens nothing' } },
  run: ({ workspaceRoot, arguments: given, options }) => {
    const [name] = exactly(given, ['PROFILE']);
    const reports = KINDS.map((kind) => join(workspaceRoot, stageDirectory({ name, kind }, 'report'), 'report.html'));
    const report = reports.find((path) => existsSync(path));
    if (report === undefined) throw noReport(name);
    process.stdout.write(`${report}\n`);
    return options.print ? 0 : open(report);
  },
});

function noReport(name: string): ConfigurationError {
  return new ConfigurationError({
    where: `metafolio open ${name}`,
    rule: 'the report must be there',
    got: 'no report.html',
    expected: `a profile whose report was made: npx nx run ${name}:report`,
    cause: 'The profile is misspelt, or was not run yet.',
  });
}

/** Without a shell: the path is an argument, whatever is in it. A machine without a desktop has the path on its terminal. */
function open(path: string): Promise<number> {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, path], { stdio: 'ignore', detached: true });
    child.once('error', () => {
      process.stderr.write(`${command} could not be started; open the file above by hand.\n`);
      resolve(1);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(0);
    });
  });
}
