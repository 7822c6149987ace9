import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { COMMANDS } from './commands.js';

const bash = spawnSync('bash', ['--version']).status === 0;

function scriptFor(shell: string): string {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    expect(COMMANDS.completion!.run('/w', [shell])).toBe(0);
  } finally {
    write.mockRestore();
  }
  return written.join('');
}

/** What bash would offer for the last of these words. */
function offered(words: readonly string[]): string[] {
  const { stdout, status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `${scriptFor('bash')}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _metafolio; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      ...words,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter((word) => word !== '');
}

test.skipIf(!bash)(`bash completes commands and their options${bash ? '' : ' (skipped: there is no bash)'}`, () => {
  expect(offered(['metafolio', 'he'])).toEqual(['health', 'help']);
  expect(offered(['metafolio', 'health', '--th'])).toEqual(['--threshold']);
  expect(offered(['metafolio', 'diff', '--'])).toEqual(['--help', '--md', '--html', '--json']);
  expect(offered(['metafolio', 'show', 'meta'])).toEqual([]);
});

test('zsh takes the same script through its own loader', () => {
  expect(scriptFor('zsh')).toMatch(/^autoload -U \+X bashcompinit && bashcompinit\n_metafolio\(\)/);
});
