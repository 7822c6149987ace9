import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Violation } from '../../errors.js';

const MAX_BYTES = 1024 * 1024;

export interface ReadConfigOptions {
  readonly workspaceRoot: string;
  /** Workspace-relative path, checked to be inside. */
  readonly file: string;
  /** What to tell when there is no such file. */
  readonly missing: Pick<Violation, 'where' | 'rule' | 'cause'>;
}

/**
 * The text of a configuration file: UTF-8 of at most 1 MiB; a byte order mark is dropped.
 *
 * @throws ConfigurationError when the file is missing, no regular file, too large or no UTF-8
 */
export function readConfig({ workspaceRoot, file, missing }: ReadConfigOptions): string {
  const absolute = join(workspaceRoot, file);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    const got = stats === undefined ? 'no such file' : 'a folder or a device';
    throw new ConfigurationError({ ...missing, got, expected: `the file ${file} in the workspace` });
  }
  if (stats.size > MAX_BYTES) {
    throw new ConfigurationError({
      where: file,
      rule: 'the file is too large',
      got: `${stats.size} bytes`,
      expected: `at most ${MAX_BYTES}`,
      cause: 'Data do not belong into a configuration file.',
    });
  }
  return decode(file, readFileSync(absolute));
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigurationError({
      where: file,
      rule: 'the file must be UTF-8',
      got: 'a malformed byte',
      expected: 'well-formed UTF-8',
      cause: 'It was saved in another encoding (a redirect in PowerShell writes UTF-16); save it as UTF-8.',
    });
  }
}
