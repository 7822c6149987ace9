import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { completionCommand } from './completion-command.js';

const bash = spawnSync('bash', ['--version']).status === 0;

async function scriptFor(shell: string): Promise<string> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    expect(await completionCommand.run('/w', [shell])).toBe(0);
  } finally {
    write.mockRestore();
  }
  return written.join('');
}

/** What bash would offer for the last of these words. */
async function offered(words: readonly string[]): Promise<string[]> {
  const { stdout, status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `${await scriptFor('bash')}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _metafolio; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      ...words,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter((word) => word !== '');
}

test.skipIf(!bash)(
  `bash completes commands and their options${bash ? '' : ' (skipped: there is no bash)'}`,
  async () => {
    expect(await offered(['metafolio', 'he'])).toEqual(['health', 'help']);
    expect(await offered(['metafolio', 'health', '--th'])).toEqual(['--threshold']);
    expect(await offered(['metafolio', 'diff', '--'])).toEqual(['--help', '--md', '--html', '--json']);
    expect(await offered(['metafolio', 'show', 'meta'])).toEqual([]);
  },
);

test('zsh takes the same script through its own loader', async () => {
  expect(await scriptFor('zsh')).toMatch(/^autoload -U \+X bashcompinit && bashcompinit\n_metafolio\(\)/);
});
