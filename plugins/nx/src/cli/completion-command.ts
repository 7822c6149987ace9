import type { Command } from './command.js';
import { defineCommand, exactly, UsageError } from './command.js';
import { allCommands } from './commands.js';

/** Completion of the commands and their options; the arguments are completed as files. */
export const completionCommand = defineCommand({
  arguments: 'SHELL',
  summary: 'prints a completion script for bash or zsh: eval "$(npx metafolio completion bash)"',
  options: {},
  run: async ({ arguments: given }) => {
    const [shell] = exactly(given, ['SHELL']);
    if (shell !== 'bash' && shell !== 'zsh') throw new UsageError(`completion is for bash and zsh, got ${shell}`);
    const zsh = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
    process.stdout.write(`${zsh}${bashScript(await allCommands())}`);
    return 0;
  },
});

function bashScript(commands: Readonly<Record<string, Command>>): string {
  const cases = Object.entries(commands).map(([name, { options }]) => {
    const switches = ['help', ...Object.keys(options)].map((option) => `--${option}`).join(' ');
    return `    ${name}) words="${switches}" ;;`;
  });
  return `_metafolio() {
  local words="" current="\${COMP_WORDS[COMP_CWORD]}" command=""
  local word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in ${Object.keys(commands).join('|')}) command="$word"; break ;; esac
  done
  case "$command" in
    "") words="${[...Object.keys(commands), 'help'].join(' ')}" ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _metafolio metafolio
`;
}
